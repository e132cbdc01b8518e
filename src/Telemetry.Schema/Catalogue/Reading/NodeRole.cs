namespace Telemetry.Schema.Catalogue.Reading;

/// <summary>What a schema stands for in its file; the rules ask different things of each.</summary>
internal enum NodeRole
{
    EnvelopeRoot,

    /// <summary>The envelope's <c>data</c>: any object there, described by each event's own file.</summary>
    EnvelopeData,
    EventRoot,

    /// <summary>A property of a root: a field that may have a column.</summary>
    RootField,

    /// <summary>A property of a nested object.</summary>
    NestedField,
    ListItem,
    MapValue,
    MapName,

    /// <summary>An entry of <c>$defs</c>; judged where it is referred to.</summary>
    Definition,
}
