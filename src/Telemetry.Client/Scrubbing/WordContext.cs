namespace Telemetry.Client.Scrubbing;

/// <summary>What the word before says about a word.</summary>
internal enum WordContext
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is a version, which may look like an IPv4 address.</summary>
    Version,

    /// <summary>It is the public key token of an assembly's name.</summary>
    PublicKey,
}
