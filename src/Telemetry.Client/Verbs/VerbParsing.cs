namespace Telemetry.Client.Verbs;

/// <summary>Reads a verb's command line: a pure function.</summary>
internal static class VerbParsing
{
    private static readonly string[] HelpWords = ["--help", "-h", "-?", "help"];

    internal static VerbRequest Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0)
        {
            return new(null) { Fault = $"A verb is missing; expected one of {Verbs}." };
        }

        if (HelpWords.Contains(args[0]))
        {
            return new(null) { WantsHelp = true };
        }

        return VerbTable.All.FirstOrDefault(v => v.Name == args[0]) is { } syntax
            ? Parse(syntax, args)
            : new(null) { Fault = $"'{Shown(args[0])}' is no verb; expected one of {Verbs}." };
    }

    private static string Verbs => string.Join(", ", VerbTable.All.Select(v => v.Name));

    private static VerbRequest Parse(VerbSyntax syntax, IReadOnlyList<string> args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var request = new VerbRequest(syntax) { Given = given };
        for (var i = 1; i < args.Count; i++)
        {
            if (HelpWords.Contains(args[i]))
            {
                return request with { WantsHelp = true };
            }

            var equals = args[i].IndexOf('=');
            var name = equals < 0 ? args[i] : args[i][..equals];
            if (syntax.Options.FirstOrDefault(o => o.Name == name) is not { } option)
            {
                return request with { Fault = $"'{Shown(args[i])}' is nothing that {syntax.Name} takes; expected {Expected(syntax)}." };
            }

            if (option.Value is null ? equals >= 0 : equals < 0 && i + 1 == args.Count)
            {
                return request with { Fault = option.Value is null ? $"{name} takes no value." : $"{name} needs a value: {name} {option.Value}." };
            }

            var value = equals >= 0 ? args[i][(equals + 1)..] : "";
            if (option.Value is not null && equals < 0)
            {
                value = args[++i];
            }

            if (!given.TryAdd(name, value))
            {
                return request with { Fault = $"{name} is given twice." };
            }
        }

        return request.Has(VerbTable.Queued) && request.Has(VerbTable.Sent)
            ? request with { Fault = "--queued or --sent, not both." }
            : request;
    }

    private static string Expected(VerbSyntax syntax) =>
        syntax.Options.Count == 0 ? "nothing" : string.Join(", ", syntax.Options.Select(o => o.Value is null ? o.Name : $"{o.Name} {o.Value}"));

    /// <summary>What was typed may be anything, and goes to a terminal.</summary>
    private static string Shown(string typed) => PlainText.Of(typed, 60);
}
