using System.Text;

namespace Telemetry.Client.Verbs;

/// <summary>The help of all verbs, and of one.</summary>
internal static class VerbHelp
{
    /// <param name="invocation">What a person types before the verb, such as <c>notes telemetry</c>.</param>
    internal static string OfAll(string invocation)
    {
        var text = new StringBuilder();
        text.Append("What is recorded about your use of this tool, and your say in it. These commands themselves are never recorded.\n\n");
        text.Append("Usage: ").Append(invocation).Append(" VERB [OPTIONS]\n\n");
        Table(text, VerbTable.All.Select(v => (v.Name, v.Summary)));
        return End(text, invocation, VerbTable.All.Select(v => v.Examples[0]));
    }

    internal static string Of(VerbSyntax verb, string invocation)
    {
        var text = new StringBuilder();
        text.Append(verb.Summary).Append("\n\nUsage: ").Append(invocation).Append(' ').Append(verb.Name).Append(verb.Options.Count > 0 ? " [OPTIONS]\n\n" : "\n\n");
        if (verb.Options.Count > 0)
        {
            Table(text, verb.Options.Select(o => (o.Value is null ? o.Name : $"{o.Name} {o.Value}", o.Summary)));
        }

        return End(text, invocation, verb.Examples);
    }

    private static void Table(StringBuilder text, IEnumerable<(string Name, string Summary)> rows)
    {
        foreach (var (name, summary) in rows)
        {
            text.Append("  ").Append(name.PadRight(18)).Append(' ').Append(summary).Append('\n');
        }

        text.Append('\n');
    }

    private static string End(StringBuilder text, string invocation, IEnumerable<string> examples)
    {
        text.Append(ExitCode.Documentation.ReplaceLineEndings("\n")).Append("\n\nExamples:\n");
        foreach (var example in examples)
        {
            text.Append("  ").Append(invocation).Append(' ').Append(example).Append('\n');
        }

        return text.ToString();
    }
}
