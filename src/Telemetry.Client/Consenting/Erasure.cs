using Telemetry.Client.Events;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Consenting;

/// <summary>
/// Erases all that is kept for one app. A marker goes first and comes away last, so that an erasure that was begun is finished by
/// whoever starts next, and nothing is recorded or sent in between.
/// </summary>
internal sealed class Erasure(TelemetryFolders folders, ConsentStore store)
{
    private const string WithdrawalMark = "withdrawal\n";
    private const string StateOnlyMark = "state\n";

    internal bool IsPending => File.Exists(folders.ErasePending);

    internal StoreOutcome Run(ErasureKind kind)
    {
        if (!PrivateFolder.TryCreateShared(folders.Config) || !TryMark(kind))
        {
            return StoreOutcome.NotWritable;
        }

        return Finish();
    }

    /// <summary>Does what the marker says. Where there is none, nothing is left to do.</summary>
    internal StoreOutcome Finish()
    {
        using var held = store.TryLock();
        return held is null ? StoreOutcome.ErasurePending : Finish_NeedsLock();
    }

    internal StoreOutcome Finish_NeedsLock()
    {
        try
        {
            if (!IsPending)
            {
                return StoreOutcome.Stored;
            }

            // Whatever the marker says but that the decision stays: the stricter of the two.
            var isStateOnly = File.ReadAllText(folders.ErasePending) == StateOnlyMark;
            if ((isStateOnly || TryRefuse_NeedsLock()) && StateFolder.TryEmpty(folders.State) && FileReplacement.TryDelete(folders.ErasePending))
            {
                return StoreOutcome.Stored;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays pending.
        }

        return StoreOutcome.ErasurePending;
    }

    private bool TryRefuse_NeedsLock() =>
        store.Read().Choice == ConsentChoice.Refused
        || store.Write_NeedsLock(static known => known with { Choice = ConsentChoice.Refused, Version = EventCatalogueInfo.ConsentVersion }) == StoreOutcome.Stored;

    /// <summary>Needs no lock: the mark is one small write, and a withdrawal's is never replaced by a lesser one.</summary>
    private bool TryMark(ErasureKind kind)
    {
        try
        {
            if (kind == ErasureKind.Withdrawal)
            {
                File.WriteAllText(folders.ErasePending, WithdrawalMark);
            }
            else if (!IsPending)
            {
                File.WriteAllText(folders.ErasePending, StateOnlyMark);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
