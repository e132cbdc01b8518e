using System.Text;
using System.Text.Json;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>Words for what a schema has in a place where something else was expected.</summary>
internal static class Describe
{
    public static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"the string \"{Cut(element.GetString()!)}\"",
        JsonValueKind.Number => $"the number {Cut(element.GetRawText())}",
        _ => element.GetRawText(),
    };

    /// <summary>The first characters of a text of a schema.</summary>
    public static string Cut(string text) => Excerpt.Of(Encoding.UTF8.GetBytes(text), Excerpt.OfValue);
}
