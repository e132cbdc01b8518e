using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Shapes;

/// <summary>Alternatives of one length within a shape.</summary>
/// <param name="Start">Position of the first character.</param>
/// <param name="Alternatives">The set at each position, per alternative.</param>
internal sealed record ShapeChoice(int Start, IReadOnlyList<IReadOnlyList<CodePointSet>> Alternatives)
{
    /// <summary>Characters that alternatives may have.</summary>
    public const int MaxLength = 16;
}
