using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>What the client tells people before anything is collected: every kind of event with its fields, and what is never collected.</summary>
internal static class CollectedDataFile
{
    public static string Text(EnvelopeDefinition envelope, IReadOnlyList<EventDefinition> events)
    {
        var code = CodeText.File("schemas/");
        code.Line("namespace Telemetry.Client.Events;");
        code.Line();
        code.Summary("What is collected, and what never is, for those who are asked.");
        code.Open("internal static class CollectedData");
        code.Summary("What is collected: first what every event carries, then each event.");
        code.Open("internal static readonly CollectedKind[] Kinds =");
        Kind(code, "every event", envelope.Description, envelope.Fields.Where(f => f.Name != EnvelopeDefinition.DataMember));
        foreach (var definition in events)
        {
            Kind(code, definition.Name, definition.Description, definition.Fields);
        }

        code.Close(";");
        code.Line();
        code.Summary("What no event carries, one sentence each.");
        code.Open("internal static readonly string[] Never =");
        code.Lines(envelope.NeverCollected.Select(sentence => $"{CSharpNames.Literal(sentence)},"));
        code.Close(";");
        code.Close();
        return code.ToString();
    }

    private static void Kind(CodeText code, string name, string description, IEnumerable<EventField> fields)
    {
        var byText = fields.ToLookup(f => f.DataClass == DataClass.Text);
        code.Line($"new({CSharpNames.Literal(name)}, {CSharpNames.Literal(description)}, {Names(byText[false])}, {Names(byText[true])}),");
    }

    private static string Names(IEnumerable<EventField> fields) => $"[{string.Join(", ", fields.Select(f => CSharpNames.Literal(f.Name)))}]";
}
