using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Generating.Documents;

/// <summary>The field table of <c>docs/privacy.md</c>; people write the rest of that file.</summary>
internal static class PrivacyFields
{
    private const string Start = "<!-- generated:fields -->";

    private const string End = "<!-- /generated:fields -->";

    /// <exception cref="CatalogueException">The document is missing, or has no place for the table.</exception>
    public static GeneratedFile Make(EventCatalogue catalogue, string? document)
    {
        var start = document?.IndexOf(Start, StringComparison.Ordinal) ?? -1;
        var end = document?.IndexOf(End, StringComparison.Ordinal) ?? -1;
        if (start < 0 || end < start)
        {
            throw new CatalogueException([new CatalogueFault(CatalogLayout.PrivacyDocument, "", $"The file is missing or lacks the lines '{Start}' and '{End}', in this order; add them where the field table belongs.")]);
        }

        return new GeneratedFile(CatalogLayout.PrivacyDocument, $"{document![..(start + Start.Length)]}\n\n{Table(catalogue)}\n{document[end..]}");
    }

    private static MarkdownTable Table(EventCatalogue catalogue)
    {
        var table = new MarkdownTable("Event", "Field", "What it holds", "Why it is collected", "Class");
        AddRows(table, "every event", catalogue.Envelope.Fields.Where(f => f.Name != EnvelopeDefinition.DataMember));
        foreach (var definition in catalogue.EventsFor(EventAudience.Client))
        {
            AddRows(table, definition.Version == 1 ? definition.Name : $"{definition.Name} (version {definition.Version})", definition.Fields);
        }

        return table;
    }

    private static void AddRows(MarkdownTable table, string name, IEnumerable<EventField> fields)
    {
        foreach (var (path, field) in FieldAtPath.All(fields))
        {
            table.Row(name, MarkdownTable.Code(path), field.Description, field.Purpose, field.DataClass.ToString().ToLowerInvariant());
        }
    }
}
