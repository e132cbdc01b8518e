namespace Telemetry.Client.Verbs;

/// <summary>A verb and its options, as they were asked for.</summary>
/// <param name="Syntax">The verb; null for the help of all of them.</param>
internal sealed record VerbRequest(VerbSyntax? Syntax)
{
    internal bool WantsHelp { get; init; }

    /// <summary>The options that were given, with their values; a switch has an empty one.</summary>
    internal IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with the command line and what is expected; null where nothing is.</summary>
    internal string? Fault { get; init; }

    internal bool Has(string option) => Given.ContainsKey(option);

    internal string? ValueOf(string option) => Given.GetValueOrDefault(option);
}
