namespace Telemetry.Schema;

/// <summary>What <c>format</c> does with a string that is not of the format.</summary>
public enum FormatMode
{
    /// <summary>The string is invalid.</summary>
    Assert,

    /// <summary>Nothing: <c>format</c> is an annotation, as 2020-12 has it where a meta-schema does not say otherwise.</summary>
    Annotate,
}
