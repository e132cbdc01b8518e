using System.Text.Json;

namespace Telemetry.Schema.Validating;

/// <summary>Tells what a value is by its first byte.</summary>
internal static class JsonKind
{
    public static JsonValueKind At(ReadOnlySpan<byte> json, int at) => json[at] switch
    {
        (byte)'"' => JsonValueKind.String,
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        (byte)'n' => JsonValueKind.Null,
        _ => JsonValueKind.Number,
    };
}
