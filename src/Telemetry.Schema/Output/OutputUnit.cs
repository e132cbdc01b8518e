using System.Text.Json;
using Telemetry.Schema.Evaluating;

namespace Telemetry.Schema.Output;

/// <summary>One unit of an output (2020-12 Core section 12.3): a schema, or a keyword of it, applied to a value.</summary>
/// <param name="KeywordLocation">The way from the root schema, through references.</param>
/// <param name="SchemaLocation">Where the keyword or schema stands.</param>
/// <param name="Token">The value.</param>
/// <param name="Finding">What did not hold; null for a schema, whose parts tell.</param>
internal sealed record OutputUnit(string KeywordLocation, string SchemaLocation, int Token, Finding? Finding)
{
    public bool IsValid { get; set; }

    /// <summary>What the keyword says of the value, where it asserts nothing.</summary>
    public JsonElement? Annotation { get; init; }

    public List<OutputUnit> Parts { get; } = [];
}
