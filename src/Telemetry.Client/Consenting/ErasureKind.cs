namespace Telemetry.Client.Consenting;

/// <summary>What an erasure is part of.</summary>
internal enum ErasureKind
{
    /// <summary>A refusal: it is stored as well.</summary>
    Withdrawal,

    /// <summary>What is kept is erased, and the decision stays as it is.</summary>
    StateOnly,
}
