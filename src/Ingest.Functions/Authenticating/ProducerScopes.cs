namespace Ingest.Functions.Authenticating;

/// <summary>What a token may be used for.</summary>
[Flags]
internal enum ProducerScopes
{
    None = 0,

    /// <summary>Post events.</summary>
    Write = 1,

    /// <summary>Read the receiver's figures and dashboard.</summary>
    Read = 2,
}
