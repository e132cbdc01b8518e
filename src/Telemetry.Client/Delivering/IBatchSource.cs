using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>Where batches come from. One caller takes and settles them, one after the other.</summary>
internal interface IBatchSource
{
    /// <summary>The next batch; null when there is none.</summary>
    /// <param name="most">So many events it may hold.</param>
    SpoolBatch? Next(int most);

    /// <summary>Takes a batch back, to be handed out again in smaller ones; false where it had been accounted for before.</summary>
    bool PutBack(SpoolBatch batch);

    /// <summary>Forgets a batch but for the records that may be stored later; false where it had been accounted for before.</summary>
    bool Settle(SpoolBatch batch, IReadOnlyList<SpoolRecord> retained);
}
