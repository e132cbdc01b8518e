namespace Telemetry.Schema.Catalogue;

/// <summary>What kind of JSON value a field holds.</summary>
internal enum FieldKind
{
    Text,
    Integer,
    Number,
    Flag,

    /// <summary>An array of one kind of value.</summary>
    List,

    /// <summary>An object with declared properties.</summary>
    Object,

    /// <summary>An object with bounded free names and values of one bounded schema.</summary>
    Map,

    /// <summary>A boolean, number or string; only as the value of a <see cref="Map"/>.</summary>
    Scalar,
}
