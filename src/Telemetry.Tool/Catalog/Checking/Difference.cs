namespace Telemetry.Tool.Catalog.Checking;

/// <summary>A file that is not what the catalogue makes.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Actual">The text on disk; null when missing.</param>
/// <param name="Expected">The text it should have; null when it should not be there.</param>
internal sealed record Difference(string Path, DifferenceKind Kind, string? Actual, string? Expected)
{
    /// <summary>The first line that differs, in the manner of a unified diff.</summary>
    public string Hint()
    {
        if (Actual is null || Expected is null)
        {
            return Kind == DifferenceKind.Missing ? "the file does not exist" : "no schema makes this file";
        }

        var (actual, expected) = (Actual.Split('\n'), Expected.Split('\n'));
        var line = 0;
        while (line < actual.Length && line < expected.Length && actual[line] == expected[line])
        {
            line++;
        }

        return $"@@ line {line + 1} @@\n-{LineOf(actual, line)}\n+{LineOf(expected, line)}";
    }

    private static string LineOf(string[] lines, int index) => index < lines.Length ? lines[index].TrimEnd('\r') : "(end of file)";
}
