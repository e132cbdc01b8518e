using Telemetry.Schema.Compiling;

namespace Telemetry.Schema.Evaluating;

/// <summary>A schema applied to a value.</summary>
/// <param name="Scope">The dynamic scope inside the schema.</param>
/// <param name="Token">Index of the value.</param>
/// <param name="Evaluated">Receives what is looked at.</param>
internal readonly record struct Frame(SchemaNode Schema, Scope Scope, int Token, EvaluatedSet Evaluated);
