namespace Ingest.Functions.Reading;

/// <summary>Why a body could not be taken in.</summary>
internal enum ReadFault
{
    None,

    /// <summary>More than <see cref="IngestLimits.CompressedBodyBytes"/> before decoding.</summary>
    CompressedTooLarge,

    /// <summary>More than <see cref="IngestLimits.BodyBytes"/> after decoding.</summary>
    TooLarge,

    /// <summary>The bytes are not what <c>Content-Encoding</c> says, or end too early.</summary>
    Corrupt,

    /// <summary>Slower than the limits allow.</summary>
    TooSlow,

    /// <summary>The body ended before its announced length, or its framing is broken.</summary>
    Incomplete,

    /// <summary>The client is gone; there is nobody to answer.</summary>
    Aborted,
}
