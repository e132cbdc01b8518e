using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Catalogue.Rules;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>All C# files: what a client records is the newest version of each event.</summary>
internal static class TypeFiles
{
    public static IEnumerable<GeneratedFile> Make(EventCatalogue catalogue)
    {
        var latest = catalogue.EventsFor(EventAudience.Client).Where(e => catalogue.FindLatest(e.Name) == e).ToList();
        return Shared(catalogue, latest)
            .Concat(latest.Select(e => File(CSharpNames.EventType(e), EventTypeFile.Text(e))))
            .Append(File("EventEnvelope", EnvelopeFile.Text(catalogue.Envelope)))
            .Append(File("EventCatalogueInfo", InfoText(catalogue)))
            .Append(File("CollectedData", CollectedDataFile.Text(catalogue.Envelope, latest)));
    }

    private static IEnumerable<GeneratedFile> Shared(EventCatalogue catalogue, IReadOnlyList<EventDefinition> latest) =>
        catalogue.Envelope.Fields.Select(f => (f.Shape, Source: EnvelopeDefinition.FileName))
            .Concat(latest.SelectMany(e => e.Fields.Select(f => (f.Shape, Source: e.File))))
            .SelectMany(f => SharedTypeRule.Shapes(f.Shape).Select(shape => (Shape: shape, f.Source)))
            .Where(t => t.Shape.Kind != FieldKind.Map)
            .GroupBy(t => t.Shape.TypeName!)
            .Select(same => File(same.Key, Text(same.First().Shape, string.Join(", ", same.Select(t => $"schemas/{t.Source}").Distinct()))));

    private static string Text(FieldShape shape, string source) =>
        shape.IsEnumeration ? EnumTypeFile.Text(shape, source) : ObjectTypeFile.Text(shape, source);

    private static string InfoText(EventCatalogue catalogue)
    {
        var code = CodeText.File($"schemas/{EnvelopeDefinition.FileName}");
        code.Line("namespace Telemetry.Client.Events;");
        code.Line();
        code.Summary("Facts about the catalogue that the events were generated from.");
        code.Open("internal static class EventCatalogueInfo");
        code.Summary("The version of the field list that users agree to.");
        code.Line($"public const int ConsentVersion = {catalogue.ConsentVersion};");
        code.Close();
        return code.ToString();
    }

    private static GeneratedFile File(string type, string text) => new($"{CatalogLayout.Types}/{type}.g.cs", text);
}
