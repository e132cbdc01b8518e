namespace Telemetry.Schema.Catalogue;

/// <summary>The type and bounds of a field as its schema declares them; what types, tables and documents are made from.</summary>
internal sealed record FieldShape(FieldKind Kind)
{
    /// <summary>The C# type name (<c>x-type</c>); set for enumerations, objects and maps.</summary>
    public string? TypeName { get; init; }

    /// <summary>What the schema says about an item or value that is no field itself.</summary>
    public string? Description { get; init; }

    /// <summary>The members of an enumeration in declaration order; empty where there is none.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public string? Pattern { get; init; }

    public string? Format { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>The most items of a list or names of a map.</summary>
    public int? MaxCount { get; init; }

    /// <summary>The shape of a list's items or a map's values.</summary>
    public FieldShape? Element { get; init; }

    /// <summary>The shape of a map's names.</summary>
    public FieldShape? Names { get; init; }

    /// <summary>The fields of an object.</summary>
    public IReadOnlyList<EventField> Fields { get; init; } = [];

    /// <summary>Whether <c>null</c> may stand for the value.</summary>
    public bool IsNullable { get; init; }

    public bool IsEnumeration => Kind == FieldKind.Text && Members.Count > 0;
}
