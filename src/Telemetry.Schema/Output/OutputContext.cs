using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Output;

/// <summary>What an output needs to know of the schema.</summary>
/// <param name="RootUri">Identifies the schema; empty where nothing does.</param>
/// <param name="Quoting">What messages may show of values that no schema says more of.</param>
internal sealed record OutputContext(string RootUri, Quoting Quoting);
