using Telemetry.Client.Events;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Consenting;

/// <summary>All that can be done with one person's decision about one app.</summary>
internal sealed class ConsentKeeper
{
    private const int CurrentFields = EventCatalogueInfo.ConsentVersion;

    private readonly ConsentStore _store;
    private readonly Erasure _erasure;

    internal ConsentKeeper(TelemetryFolders folders, TimeProvider time)
    {
        Folders = folders;
        _store = new(folders, time);
        _erasure = new(folders, _store);
    }

    internal TelemetryFolders Folders { get; }

    internal bool IsErasurePending => _erasure.IsPending;

    internal ConsentRecord Read() => _store.Read();

    /// <summary>Stores a yes to the field list of this build, unless anything else was stored since <paramref name="known"/> was read.</summary>
    internal StoreOutcome Grant(ConsentRecord known)
    {
        using var held = _store.TryLock();
        if (held is null)
        {
            return Directory.Exists(Folders.Config) ? StoreOutcome.Busy : StoreOutcome.NotWritable;
        }

        return _erasure.Finish_NeedsLock() is var finished and not StoreOutcome.Stored
            ? finished
            : _store.Write_NeedsLock(now => now == known ? now with { Choice = ConsentChoice.Granted, Version = CurrentFields } : null);
    }

    /// <summary>Stores a refusal, whatever is stored, and erases all that is kept.</summary>
    internal StoreOutcome Withdraw() => _erasure.Run(ErasureKind.Withdrawal);

    /// <summary>Erases all that is kept but the decision.</summary>
    internal StoreOutcome Erase() => _erasure.Run(ErasureKind.StateOnly);

    /// <summary>Finishes what an earlier process began.</summary>
    internal StoreOutcome FinishErasure() => _erasure.Finish();

    /// <summary>
    /// Shows the notice and remembers that it was shown, in this order: the file that says so already lies beside the old one, so
    /// that a crash in between may show the notice twice, and never counts one that was not shown.
    /// </summary>
    internal void ShowNotice(Func<bool> show)
    {
        using var held = _store.TryLock();
        if (held is not null)
        {
            _store.Write_NeedsLock(
                static now => now.NoticeFor(CurrentFields) == NoticeState.NotShown && now.Choice is not (ConsentChoice.Unreadable or ConsentChoice.Refused)
                    ? now with { NoticeVersion = CurrentFields }
                    : null,
                show);
        }
    }
}
