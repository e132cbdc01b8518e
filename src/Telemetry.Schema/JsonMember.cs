using System.Text.Json;

namespace Telemetry.Schema;

/// <summary>Where the value of a member lies in a validated document.</summary>
/// <param name="Start">Offset of the value's first byte, of its opening quote for a string.</param>
/// <param name="Length">Bytes of the value, quotes and brackets included; 0 when the member is absent.</param>
/// <param name="Kind">The value's JSON type; <see cref="JsonValueKind.Undefined"/> when the member is absent.</param>
public readonly record struct JsonMember(int Start, int Length, JsonValueKind Kind)
{
    /// <summary>Whether the document has the member.</summary>
    public bool IsPresent => Length > 0;

    /// <summary>The bytes of the value as they stand in <paramref name="utf8Json"/>, the document that was validated.</summary>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> utf8Json) => utf8Json.Slice(Start, Length);
}
