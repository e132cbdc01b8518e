namespace Telemetry.Tool.SchemaChecking;

/// <summary>How many documents a file holds.</summary>
internal enum DocumentForm
{
    /// <summary>One, or one per line where the file's name says so.</summary>
    ByName,

    /// <summary>One per line.</summary>
    Lines,
}
