using Telemetry.Client.Delivering;
using Telemetry.Client.Identifying;
using Telemetry.Client.Placing;
using Telemetry.Client.Recording;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Verbs;

/// <summary>All that is kept for one app and one person. Only reads, and makes nothing.</summary>
internal sealed class Holdings(TelemetryFolders folders, TelemetryHost host)
{
    private readonly SpoolFolder _folder = new(folders.State, host.Disk);

    internal TelemetryFolders Folders => folders;

    /// <summary>Null where there is no home, and so nothing is kept.</summary>
    internal static Holdings? Find(TelemetryOptions options, TelemetryHost host) =>
        TelemetryFolders.Find(options.App, host.Environment, host.OperatingSystem) is { } folders ? new(folders, host) : null;

    /// <summary>The events that wait, in the order they are sent, each as the line that is sent.</summary>
    internal IReadOnlyList<ReadOnlyMemory<byte>> Queued() => [.. Segments().SelectMany(s => s.Records).Select(r => r.Payload)];

    /// <summary>The events that were sent last, the oldest first.</summary>
    internal IReadOnlyList<ReadOnlyMemory<byte>> Sent() => new SentLog(_folder).Read();

    internal DeliveryState Delivery() => new DeliveryStateFile(_folder).Read();

    /// <summary>How many events wait, and since when.</summary>
    internal Backlog Backlog()
    {
        var segments = Segments().Where(s => s.Count.Events > 0).ToList();
        return new(segments.Sum(s => s.Count.Events), segments.Count > 0 ? segments[0].Name.Time : null, HoldsFailure: false);
    }

    /// <summary>The installation's identifier; null where there is none, or an old one that is not used any more.</summary>
    internal InstallRecord? Install() =>
        SmallFile.Read(InstallIdentity.FileIn(folders.State)) is { } bytes && InstallRecord.Read(bytes) is { } record && record.IsCurrentAt(host.Time.GetUtcNow())
            ? record
            : null;

    /// <summary>The consent file as it is; null where there is none.</summary>
    internal byte[]? ConsentFile() => SmallFile.Read(folders.ConsentFile);

    /// <summary>What a drain would take now, and what processes that still run have recorded.</summary>
    private IEnumerable<SegmentSource> Segments()
    {
        foreach (var entry in _folder.List())
        {
            if (entry.Name.State != SegmentState.Temporary
                && host.Time.GetUtcNow() - entry.Name.Time <= SpoolLimits.MaxAge
                && (_folder.Read(entry.Name) ?? RunningSegment.Read(_folder.PathOf(entry.Name))) is { } content)
            {
                yield return SegmentSource.Of(entry, content);
            }
        }
    }
}
