using Telemetry.Schema.Catalogue;

namespace Telemetry.Schema.Tables;

/// <summary>Which column type holds a field, and when two fields may share a column.</summary>
internal static class ColumnTypes
{
    public static ColumnType For(FieldShape shape) => shape.Kind switch
    {
        FieldKind.Text when shape.Format == "date-time" => ColumnType.DateTime,
        FieldKind.Text => ColumnType.String,
        FieldKind.Integer => FitsInt32(shape) ? ColumnType.Int : ColumnType.Long,
        FieldKind.Number => ColumnType.Real,
        FieldKind.Flag => ColumnType.Boolean,
        _ => ColumnType.Dynamic,
    };

    public static bool FitsInt32(FieldShape shape) => shape is { Minimum: >= int.MinValue, Maximum: <= int.MaxValue };

    /// <summary>Whether every value of the one type is one of the other.</summary>
    public static bool Holds(this ColumnType column, ColumnType field) =>
        column == field || (column == ColumnType.Long && field == ColumnType.Int);

    /// <summary>The type as KQL and stream declarations call it.</summary>
    public static string Name(this ColumnType type) => type switch
    {
        ColumnType.String => "string",
        ColumnType.Int => "int",
        ColumnType.Long => "long",
        ColumnType.Real => "real",
        ColumnType.Boolean => "boolean",
        ColumnType.Dynamic => "dynamic",
        ColumnType.DateTime => "datetime",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a column type."),
    };
}
