namespace Telemetry.Client.Kvp.Reading;

/// <summary>The levels of diagnostics, from the least to the most important.</summary>
internal static class DiagnosticLevels
{
    internal static readonly IReadOnlyList<string> All = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR"];

    internal static bool IsLevel(string text) => All.Contains(text, StringComparer.Ordinal);
}
