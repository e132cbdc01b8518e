namespace Telemetry.Schema.Tokens;

/// <summary>Why a text is not taken as a token.</summary>
internal enum TokenFault
{
    /// <summary>The text is a well-formed token; whether anyone knows it is another question.</summary>
    None,

    /// <summary>The text does not have a token's form.</summary>
    NotAToken,

    /// <summary>The text has a token's form but a character is wrong: a typo, or a guess.</summary>
    BadChecksum,
}
