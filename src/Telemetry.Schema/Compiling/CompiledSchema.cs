using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>What compiling a schema gives.</summary>
internal sealed record CompiledSchema(Plan Root, IReadOnlyList<string> RootProperties);
