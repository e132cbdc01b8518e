namespace Telemetry.Schema;

/// <summary>The forms of output that 2020-12 Core section 12.4 defines.</summary>
public enum OutputFormat
{
    /// <summary>Only whether the document is valid.</summary>
    Flag,

    /// <summary>A list of what does not hold; of a valid document, of its annotations.</summary>
    Basic,

    /// <summary>The same as a tree along the way from schema to schema, without branches that say nothing.</summary>
    Detailed,
}
