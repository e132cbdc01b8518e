using Telemetry.Schema.Formats;
using Telemetry.Schema.Patterns.Shapes;

namespace Telemetry.Schema.Validating;

/// <summary><c>format</c>, asserted.</summary>
internal sealed class FormatAssertion(string schemaPointer, StringFormat format) : StringAssertion("format", schemaPointer)
{
    /// <summary>The format as a shape, where it is one.</summary>
    public FixedMatcher? Shape => format.Shape;

    public override string Expected => format.Description;

    public override bool Holds(ReadOnlySpan<byte> text) => format.Matches(text);
}
