using Telemetry.Schema.Formats;

namespace Telemetry.Schema.Validating;

/// <summary><c>format</c>, asserted.</summary>
internal sealed class FormatAssertion(string schemaPointer, StringFormat format) : StringAssertion("format", schemaPointer)
{
    public override string Expected => format.Description;

    public override bool Holds(ReadOnlySpan<byte> text) => format.Matches(text);
}
