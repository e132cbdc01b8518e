namespace Telemetry.Panels.Queries;

/// <summary>A parameter of a query: one <c>let</c> line.</summary>
/// <param name="Default">The value in the file, in KQL.</param>
internal sealed record QueryParameter(string Name, string Default, string Meaning);
