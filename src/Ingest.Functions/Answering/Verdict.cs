namespace Ingest.Functions.Answering;

/// <summary>What a client does next with an event.</summary>
internal enum Verdict
{
    /// <summary>It is durable: forget it.</summary>
    Stored,

    /// <summary>An event of this id was durable before: forget it.</summary>
    Duplicate,

    /// <summary>It will never be taken: drop it.</summary>
    Invalid,

    /// <summary>It was not stored and may be sent again.</summary>
    Retry,
}
