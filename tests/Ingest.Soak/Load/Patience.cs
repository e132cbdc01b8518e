namespace Ingest.Soak.Load;

/// <summary>Whether a sender waits for its answer.</summary>
internal enum Patience
{
    Patient,

    /// <summary>Hangs up after a moment at its first try of each event.</summary>
    Impatient,
}
