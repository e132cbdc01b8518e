namespace Ingest.Functions.Deduplicating;

/// <summary>Who made the ids of a request's events.</summary>
internal enum IdOrigin
{
    /// <summary>The client, who sends an event again under the same id.</summary>
    Client,

    /// <summary>This receiver, at receipt: a fresh id is nobody's copy and need not be remembered.</summary>
    Receiver,
}
