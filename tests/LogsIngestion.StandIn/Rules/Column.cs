using System.Text.Json;

namespace LogsIngestion.StandIn.Rules;

/// <summary>A declared column of a stream. Fields that are not declared are ignored, as the service drops them.</summary>
public sealed record Column(string Name, ColumnType Type)
{
    /// <summary>Whether a row's value is of this type; null and absent are of every type.</summary>
    internal bool Fits(JsonElement row) => !row.TryGetProperty(Name, out var value) || value.ValueKind == JsonValueKind.Null || Type switch
    {
        ColumnType.String => value.ValueKind == JsonValueKind.String,
        ColumnType.Int => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        ColumnType.Long => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        ColumnType.Real => value.ValueKind == JsonValueKind.Number,
        ColumnType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ColumnType.DateTime => value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _),
        _ => true,
    };
}
