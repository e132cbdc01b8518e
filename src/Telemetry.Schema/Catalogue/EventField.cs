using Telemetry.Schema.Tables;

namespace Telemetry.Schema.Catalogue;

/// <summary>One declared field of the envelope or of an event's data.</summary>
public sealed record EventField
{
    internal EventField(string name, FieldShape shape)
    {
        Name = name;
        Shape = shape;
    }

    /// <summary>The name on the wire.</summary>
    public string Name { get; }

    /// <summary>What the field holds.</summary>
    public required string Description { get; init; }

    /// <summary>Why the field is collected (<c>x-purpose</c>).</summary>
    public required string Purpose { get; init; }

    /// <summary>How sensitive the content is (<c>x-class</c>).</summary>
    public required DataClass DataClass { get; init; }

    /// <summary>Whether the field must be present.</summary>
    public required bool Required { get; init; }

    /// <summary>The row column the field is promoted to (<c>x-column</c>); null when it stays in <c>Properties</c>.</summary>
    public string? Column { get; init; }

    /// <summary>The column's words for the field's values (<c>x-values</c>); null where the column takes the value as it is.</summary>
    public IReadOnlyDictionary<string, string>? ColumnValues { get; init; }

    /// <summary>The type a column for this field has.</summary>
    public ColumnType ColumnType => ColumnValues is null ? ColumnTypes.For(Shape) : ColumnType.String;

    /// <summary>The field's type for readers, such as <c>string</c>.</summary>
    public string TypeText => BoundsText.Type(Shape);

    /// <summary>The field's bounds for readers, such as <c>≤ 64 characters</c>.</summary>
    public string Bounds => BoundsText.Bounds(Shape);

    internal FieldShape Shape { get; }
}
