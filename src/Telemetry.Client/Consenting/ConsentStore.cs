using System.Globalization;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Consenting;

/// <summary>
/// The consent file. Reading takes no lock: the file is only ever replaced as a whole. Writing holds a lock beside it, for which
/// nobody waits longer than <see cref="Patience"/>.
/// </summary>
internal sealed class ConsentStore(TelemetryFolders folders, TimeProvider time)
{
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>What is stored; unreadable where there is a file that cannot be read.</summary>
    internal ConsentRecord Read()
    {
        try
        {
            return SmallFile.Read(folders.ConsentFile) is { } bytes ? ConsentReading.Read(bytes) : ConsentRecord.None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ConsentRecord.Unreadable;
        }
    }

    /// <summary>Holds the lock that every writer holds; null where it is not to be had.</summary>
    internal IDisposable? TryLock() =>
        PrivateFolder.TryCreateShared(folders.Config)
            ? FileLock.TryAcquire(folders.ConsentFile + FileLock.Extension, Patience)
            : null;

    /// <summary>
    /// Changes what is stored. A file that cannot be read is moved aside first where a person decides, and is otherwise left alone.
    /// The caller holds the lock.
    /// </summary>
    /// <param name="change">What to store instead, or null to leave it.</param>
    /// <param name="mayCommit">Asked once nothing but the rename is left to do.</param>
    internal StoreOutcome Write_NeedsLock(Func<ConsentRecord, ConsentRecord?> change, Func<bool>? mayCommit = null)
    {
        var known = Read();
        if (change(known) is not { } next)
        {
            return StoreOutcome.ChangedMeanwhile;
        }

        try
        {
            var old = known.Choice == ConsentChoice.Unreadable ? MoveAside() : SmallFile.Read(folders.ConsentFile);
            var bytes = ConsentWriting.Write(next with { Revision = known.Revision + 1 }, old ?? ReadOnlyMemory<byte>.Empty, time.GetUtcNow());
            return FileReplacement.TryReplace_NeedsLock(folders.ConsentFile, bytes.Span, mayCommit) ? StoreOutcome.Stored : StoreOutcome.NotWritable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return StoreOutcome.NotWritable;
        }
    }

    /// <summary>Under a name that says when, so that nothing that a person wrote is lost.</summary>
    private byte[]? MoveAside()
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{folders.ConsentFile}.unreadable-{time.GetUtcNow().ToUnixTimeSeconds()}");
        while (File.Exists(aside))
        {
            aside += "x";
        }

        File.Move(folders.ConsentFile, aside);
        return null;
    }
}
