using System.Text.Json;

namespace Telemetry.Schema.Compiling;

/// <summary>Words for what a schema has in a place where something else was expected.</summary>
internal static class Describe
{
    private const int QuotedLength = 32;

    public static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"the string {Quote(element.GetRawText())}",
        JsonValueKind.Number => $"the number {Quote(element.GetRawText())}",
        _ => element.GetRawText(),
    };

    private static string Quote(string raw) => raw.Length <= QuotedLength ? raw : $"{raw[..QuotedLength]}…";
}
