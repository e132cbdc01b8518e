namespace Ingest.Functions.Reading;

/// <summary>How the events lie in a body, as its media type says.</summary>
internal enum BodyFormat
{
    /// <summary>One object, or an array of them.</summary>
    Json,

    /// <summary>One object a line.</summary>
    JsonLines,
}
