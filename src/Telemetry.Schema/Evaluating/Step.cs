namespace Telemetry.Schema.Evaluating;

/// <summary>How a schema leads on to one below or beside it, for the way that outputs tell.</summary>
/// <param name="Keyword">The keyword.</param>
/// <param name="Name">The member of the keyword's value, where that is an object.</param>
/// <param name="Index">The item of the keyword's value, where that is an array; else -1.</param>
internal readonly record struct Step(string Keyword, string? Name = null, int Index = -1);
