using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>What compiling a schema gives.</summary>
/// <param name="Plan">What documents are read by.</param>
/// <param name="Root">The schema itself, for outputs that tell of every part.</param>
internal sealed record CompiledSchema(Plan Plan, BoundSchema Root, IReadOnlyList<string> RootProperties)
{
    /// <summary>Identifies the schema; empty where nothing does.</summary>
    public required string RootUri { get; init; }

    public required Quoting Quoting { get; init; }
}
