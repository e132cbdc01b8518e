namespace Telemetry.Client.Verbs;

/// <summary>How a verb is written, for parsing, for help, and for a host's own command tree.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Examples">Argument lists that begin with the verb.</param>
/// <param name="Options">What it takes.</param>
internal sealed record VerbSyntax(string Name, string Summary, IReadOnlyList<string> Examples, params IReadOnlyList<VerbOption> Options);
