namespace Telemetry.Tool.Catalog.Checking;

/// <summary><c>telemetry catalog check</c>.</summary>
internal static class CheckRun
{
    public static int Execute(CatalogLayout layout, ToolSurroundings surroundings, OutputFormat format)
    {
        var result = CheckResult.Of(layout);
        if (format == OutputFormat.Json)
        {
            surroundings.Out.Write(JsonText.Of(result.Write));
        }
        else
        {
            Write(result, surroundings.Out);
        }

        return result.IsClean ? ExitCode.Success : ExitCode.Found;
    }

    private static void Write(CheckResult result, TextWriter output)
    {
        foreach (var fault in result.Faults)
        {
            output.WriteLine($"fault {fault}");
        }

        if (result.Consent is not null)
        {
            output.WriteLine(result.Consent);
        }

        foreach (var difference in result.Differences)
        {
            output.WriteLine($"{difference.Kind.ToString().ToLowerInvariant()} {difference.Path}");
            output.WriteLine($"  {difference.Hint().Replace("\n", "\n  ", StringComparison.Ordinal)}");
        }

        output.WriteLine(Advice(result));
    }

    private static string Advice(CheckResult result) => result switch
    {
        { IsClean: true } => "Everything is up to date.",
        { Faults.Count: > 0 } => $"{result.Faults.Count} fault(s) in the schemas; correct them, then run 'telemetry catalog generate'.",
        { Consent: not null } => "Raise x-consent-version, then run 'telemetry catalog generate'.",
        _ => $"{result.Differences.Count} file(s) differ; run 'telemetry catalog generate' and commit the result.",
    };
}
