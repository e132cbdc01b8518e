using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>Where batches come from. One caller takes and settles them, one after the other.</summary>
internal interface IBatchSource
{
    /// <summary>The next batch; null when there is none.</summary>
    SpoolBatch? Next();

    /// <summary>Forgets a batch but for the records that may be stored later; false where it had been accounted for before.</summary>
    bool Settle(SpoolBatch batch, IReadOnlyList<SpoolRecord> retained);
}
