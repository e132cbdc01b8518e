namespace Telemetry.Client.Verbs;

/// <summary>An option of a verb.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="Value">What its value is called in help; null for a switch.</param>
/// <param name="Summary">What it does.</param>
internal sealed record VerbOption(string Name, string? Value, string Summary);
