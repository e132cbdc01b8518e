using Telemetry.Client.Events;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Identifying;

/// <summary>
/// Keeps the installation's identifier: random, replaced after 90 days, never derived from hardware or a person. It is made under
/// a lock, so that two processes that start at once agree.
/// </summary>
/// <param name="folders">Where it is kept; null keeps nothing.</param>
/// <param name="time">The wall clock.</param>
/// <param name="random">Fills a span with random bytes.</param>
internal sealed class InstallIds(TelemetryFolders? folders, TimeProvider time, RandomFill random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <param name="isStillAllowed">Asked before one is made, under the lock that an erasure holds too: none is made after a withdrawal.</param>
    internal InstallIdentity Get(Func<bool> isStillAllowed)
    {
        if (folders is null)
        {
            return InstallIdentity.Failed;
        }

        try
        {
            return Find(folders.State) ?? Make(folders.State, isStillAllowed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return InstallIdentity.Failed;
        }
    }

    private InstallIdentity? Find(string folder) =>
        SmallFile.Read(InstallIdentity.FileIn(folder)) is { } bytes && InstallRecord.Read(bytes) is { } record && record.IsCurrentAt(time.GetUtcNow())
            ? new(record.Id, InstallStatus.Existing)
            : null;

    private InstallIdentity Make(string folder, Func<bool> isStillAllowed)
    {
        if (!PrivateFolder.TryCreate(folder))
        {
            return InstallIdentity.Failed;
        }

        using var held = FileLock.TryAcquire(InstallIdentity.LockIn(folder), Patience);
        if (held is null || !isStillAllowed())
        {
            return InstallIdentity.Failed;
        }

        if (Find(folder) is { } made)
        {
            return made;
        }

        var record = new InstallRecord(NewId(), time.GetUtcNow());
        return FileReplacement.TryReplace_NeedsLock(InstallIdentity.FileIn(folder), record.ToBytes())
            ? new(record.Id, InstallStatus.New)
            : InstallIdentity.Failed;
    }

    /// <summary>A UUIDv4 (RFC 9562, section 5.4): unlike version 7 it does not say when the app was installed.</summary>
    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random(bytes);
        bytes[6] = (byte)(0x40 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
