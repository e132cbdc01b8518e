using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Empties the spool, and what waits in memory, into the destination: asks before each batch whether it may still be sent, takes the
/// receiver's verdicts, and remembers when to come back. One drain at a time.
/// </summary>
internal sealed class Uploader(UploaderParts parts)
{
    /// <summary>Of the drain under way; null before its first batch.</summary>
    private volatile IEventDestination? _destination;

    /// <inheritdoc cref="IEventDestination.Patience" />
    internal TimeSpan Patience(TimeSpan left) => _destination?.Patience(left) ?? ExitPatience.Next(left);

    /// <summary>Ends when everything has a verdict, when something must wait, or when it is abandoned. Throws nothing.</summary>
    internal DrainOutcome Drain(DrainDemand demand, IReadOnlyList<SpoolEntry>? only, CancellationToken abandoned)
    {
        SpoolDrain? spool = null;
        try
        {
            if (parts.Folder is { } folder && folder.List() is { Count: > 0 } entries)
            {
                spool = SpoolDrain.TryBegin(folder, parts.Ids, parts.Time, parts.Counters, only ?? entries);
                if (spool is null)
                {
                    return DrainOutcome.Busy;
                }

                if (SpoolCensus.IsDue(entries))
                {
                    spool.Tidy();
                }
            }

            var run = new DrainRun(parts, spool, demand, abandoned);
            return run.Run(() => _destination ??= parts.Connect());
        }
        catch (Exception)
        {
            // Whatever failed here must not surface in the host as an unobserved exception; nothing was removed without a verdict.
            return DrainOutcome.Kept;
        }
        finally
        {
            Quietly(spool);
            Quietly(_destination);
            _destination = null;
        }
    }

    private static void Quietly(IDisposable? disposable)
    {
        try
        {
            disposable?.Dispose();
        }
        catch (Exception)
        {
            // What cannot be disposed of has nothing to tell the host.
        }
    }
}
