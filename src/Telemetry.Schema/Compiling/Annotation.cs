using System.Text.Json;

namespace Telemetry.Schema.Compiling;

/// <summary>A keyword that describes the values a schema allows and asserts nothing.</summary>
internal sealed record Annotation(string Keyword, string Location, JsonElement Value);
