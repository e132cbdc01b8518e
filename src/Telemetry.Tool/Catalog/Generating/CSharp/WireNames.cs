namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>How a generated type knows the names on the wire.</summary>
internal enum WireNames
{
    /// <summary>Each property carries its name for the serializer.</summary>
    Attributed,

    /// <summary>The type writes itself.</summary>
    Written,
}
