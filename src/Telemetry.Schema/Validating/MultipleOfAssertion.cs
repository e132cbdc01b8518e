using Telemetry.Schema.Numbers;

namespace Telemetry.Schema.Validating;

/// <summary><c>multipleOf</c>.</summary>
internal sealed class MultipleOfAssertion(string schemaPointer, Divisor divisor) : NumberAssertion("multipleOf", schemaPointer)
{
    public override string Expected => $"a multiple of {divisor.Constant}";

    public override bool Holds(JsonNumber number) => divisor.Divides(number);
}
