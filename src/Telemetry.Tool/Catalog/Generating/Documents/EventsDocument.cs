using System.Text;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Tables;

namespace Telemetry.Tool.Catalog.Generating.Documents;

/// <summary><c>docs/events.md</c>: every event, field and column.</summary>
internal static class EventsDocument
{
    private const string Opening = """
        <!-- Generated from schemas/ by 'telemetry catalog generate'; change the schemas, not this file. -->
        # Events

        All that can be sent. Each event comes in an envelope; its `data` has the fields listed under the event's name. What is
        not listed here is refused by the receiver, and no client type has it. Classes: `operational` points to no one,
        `pseudonymous` is an identifier that names no one, `text` may quote a program's message and is only sent at the text level.

        """;

    private const string Others = """
        The receiver also takes what the clients of the systems before this one send, in their own forms; [coming from](coming-from.md)
        says on which routes. The client library collects none of these fields and has no type for them, so they are no part of
        what its users agree to. `ok → success` under a column is the column's word for the field's value; a column of the envelope
        is filled where the form had nothing else for it.

        """;

    public static GeneratedFile Make(EventCatalogue catalogue)
    {
        var text = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        text.Append($"\nConsent version: {catalogue.ConsentVersion}. It rises with every change of this list, and users are asked again.\n");
        text.Append($"\n## Envelope\n\n{catalogue.Envelope.Description}\n\n{FieldTable(catalogue.Envelope.Fields)}");
        text.Append("\n## Data, by event\n");
        AppendSections(text, catalogue.EventsFor(EventAudience.Client));
        text.Append($"\n## Data of other systems' clients\n\n{Others.ReplaceLineEndings("\n")}");
        AppendSections(text, catalogue.EventsFor(EventAudience.Receiver));

        text.Append("\n## Tables\n");
        foreach (var table in new[] { TableDefinition.Events(catalogue), TableDefinition.Rejects })
        {
            text.Append($"\n### {table.Name}\n\n{table.Description} Stream: `{table.StreamName}`.\n\n{ColumnTable(table)}");
        }

        return new GeneratedFile(CatalogLayout.EventsDocument, text.ToString());
    }

    private static void AppendSections(StringBuilder text, IEnumerable<EventDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            text.Append($"\n{Section(definition)}");
        }
    }

    private static string Section(EventDefinition definition)
    {
        var heading = $"### {definition.Name}, version {definition.Version}\n\n{definition.Description} Schema: [{definition.File}](../schemas/{definition.File}).\n";
        return definition.Fields.Count == 0 ? $"{heading}\nNo fields.\n" : $"{heading}\n{FieldTable(definition.Fields)}";
    }

    private static MarkdownTable FieldTable(IReadOnlyList<EventField> fields)
    {
        var table = new MarkdownTable("Field", "Type and bounds", "Required", "Class", "Column", "What it holds", "Why");
        foreach (var (path, field) in FieldAtPath.All(fields))
        {
            table.Row(
                MarkdownTable.Code(path),
                field.Bounds.Length == 0 ? field.TypeText : $"{field.TypeText}; {field.Bounds}",
                field.Required ? "yes" : "no",
                field.DataClass.ToString().ToLowerInvariant(),
                ColumnText(field),
                field.Description,
                field.Purpose);
        }

        return table;
    }

    private static string ColumnText(EventField field) => field.ColumnValues is { } values
        ? $"{field.Column}: {string.Join(", ", values.Select(v => $"`{v.Key} → {v.Value}`"))}"
        : field.Column ?? "";

    private static MarkdownTable ColumnTable(TableDefinition table)
    {
        var columns = new MarkdownTable("Column", "Type", "Filled from", "What it holds");
        foreach (var column in table.Columns)
        {
            columns.Row(column.Name, column.Type.Name(), column.Origin.ToString().ToLowerInvariant(), column.Description);
        }

        return columns;
    }
}
