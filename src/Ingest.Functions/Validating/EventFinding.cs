namespace Ingest.Functions.Validating;

/// <summary>What validation found about one event.</summary>
internal enum EventFinding
{
    /// <summary>It conforms; its row has been written.</summary>
    Valid,

    /// <summary>Not JSON.</summary>
    Malformed,

    /// <summary>Against the envelope's or its own schema.</summary>
    Invalid,

    /// <summary>Its name or version is not in the catalogue.</summary>
    Unknown,

    /// <summary>The token may not write for its app.</summary>
    ForeignApp,

    /// <summary>Over <see cref="Reading.IngestLimits.EventBytes"/>.</summary>
    TooLarge,

    /// <summary>Deeper than <see cref="Reading.IngestLimits.Depth"/>.</summary>
    TooDeep,
}
