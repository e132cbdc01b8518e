namespace Telemetry.Client.Spans;

/// <summary>The filter that holds, and what was wrong with those that were meant to.</summary>
/// <param name="Filter">The first that can be read: of the environment, of the options, the default.</param>
/// <param name="Problems">One sentence each, without the text that came.</param>
internal sealed record FilterChoice(SpanFilter Filter, IReadOnlyList<string> Problems)
{
    private const string Expected =
        "expected a comma-separated list of level, target=level or target, each target once, such as warn,Contoso.Notes=info; levels are trace, debug, info, warn, error, off.";

    /// <param name="variable">The name of the environment's variable.</param>
    /// <param name="ofEnvironment">Its value; null or white space for none.</param>
    /// <param name="ofOptions">The app's own; null or white space for none.</param>
    internal static FilterChoice Read(string variable, string? ofEnvironment, string? ofOptions)
    {
        var problems = new List<string>();
        foreach (var (name, text) in new[] { (variable, ofEnvironment), (nameof(TelemetryOptions.Filter), ofOptions) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (SpanFilter.TryParse(text) is { } filter)
            {
                return new(filter, problems);
            }

            problems.Add($"{name} is no filter, so it is not used: {Expected}");
        }

        return new(SpanFilter.Default, problems);
    }
}
