using System.Text.Json;
using Telemetry.Schema.Catalogue.Rules;

namespace Telemetry.Schema.Catalogue.Reading;

/// <summary>Makes a catalogue of schema files, or says everything that is wrong with them.</summary>
internal static class CatalogueReader
{
    // Events come from strangers, and what is said of them goes into answers and logs.
    private static readonly JsonSchemaOptions Options = new() { Values = ValueQuoting.Withheld, Unknown = UnknownKeywords.Refuse };

    // A name twice in one object would let a file say two things; readers differ in which they believe.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// Makes a catalogue of the files this library was built with. They were judged when it was tested; judging them again would
    /// add to every start of a receiver.
    /// </summary>
    /// <exception cref="CatalogueException">The files were not judged after all, and cannot be read.</exception>
    public static EventCatalogue ReadJudged(IReadOnlyList<SchemaFile> files)
    {
        try
        {
            var envelope = files.Single(f => f.IsEnvelope);
            return new EventCatalogue(
                Envelope(envelope, Root(envelope), JsonSchema.Compile(envelope.Utf8, Options)),
                Ordered(files.Where(f => !f.IsEnvelope).Select(f => Event(f, Root(f), JsonSchema.Compile(f.Utf8, Options)))));
        }
        catch (Exception e) when (e is JsonException or JsonSchemaException or InvalidOperationException or ArgumentException)
        {
            // Someone built an event in without checking it; judging says which, where, and what to do.
            return Read(files);
        }
    }

    /// <exception cref="CatalogueException">The files break a rule; all faults are listed.</exception>
    public static EventCatalogue Read(IReadOnlyList<SchemaFile> files)
    {
        var faults = new List<CatalogueFault>();
        EnvelopeDefinition? envelope = null;
        var events = new List<EventDefinition>();

        foreach (var file in files)
        {
            if (Parse(file, faults) is not { } root || !Accept(file, root, faults, out var schema))
            {
                continue;
            }

            if (file.IsEnvelope)
            {
                envelope = Envelope(file, root, schema!);
            }
            else
            {
                events.Add(Event(file, root, schema!));
            }
        }

        if (!files.Any(f => f.IsEnvelope))
        {
            faults.Add(new CatalogueFault(EnvelopeDefinition.FileName, "", "The file is missing; every event comes in an envelope."));
        }

        faults.AddRange(IdentityRule.JudgeTogether(events));
        faults.AddRange(ColumnRule.Judge(envelope, events));
        faults.AddRange(SharedTypeRule.Judge(envelope, events));
        return faults.Count == 0
            ? new EventCatalogue(envelope!, Ordered(events))
            : throw new CatalogueException([.. faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal)]);
    }

    private static List<EventDefinition> Ordered(IEnumerable<EventDefinition> events) =>
        [.. events.OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.Version)];

    private static SchemaNode Root(SchemaFile file)
    {
        using var document = JsonDocument.Parse(file.Utf8, Strict);
        var root = document.RootElement.Clone();
        return new SchemaNode(file.Name, "", file.IsEnvelope ? NodeRole.EnvelopeRoot : NodeRole.EventRoot, root, root);
    }

    private static SchemaNode? Parse(SchemaFile file, List<CatalogueFault> faults)
    {
        try
        {
            return Root(file);
        }
        catch (JsonException e)
        {
            faults.Add(new CatalogueFault(file.Name, "", $"The file is not JSON in plain UTF-8, or names a property twice; line {(e.LineNumber ?? 0) + 1}."));
            return null;
        }
    }

    private static bool Accept(SchemaFile file, SchemaNode root, List<CatalogueFault> faults, out JsonSchema? schema)
    {
        var found = SchemaRules.Judge(root).Concat(IdentityRule.Judge(file, root)).ToList();
        schema = null;
        try
        {
            schema = JsonSchema.Compile(file.Utf8, Options);
        }
        catch (JsonSchemaException e) when (found.TrueForAll(f => f.Pointer != e.Pointer))
        {
            found.Add(new CatalogueFault(file.Name, e.Pointer, e.Message));
        }
        catch (JsonSchemaException)
        {
            // The rules have said more about the same place.
        }

        faults.AddRange(found);
        return found.Count == 0;
    }

    private static EnvelopeDefinition Envelope(SchemaFile file, SchemaNode root, JsonSchema schema) => new()
    {
        Description = root.Text("description")!,
        Schema = schema,
        SchemaUtf8 = file.Utf8,
        Fields = FieldReader.Fields(root),
        ConsentVersion = root.Count("x-consent-version")!.Value,
        NeverCollected = root.Strings("x-never-collected"),
    };

    private static EventDefinition Event(SchemaFile file, SchemaNode root, JsonSchema schema) =>
        new(root.Text("x-event")!, root.Count("x-event-version")!.Value, file.Name)
        {
            Title = root.Text("title")!,
            Audience = AudienceRule.AudienceOf(root.Text("x-audience")) ?? EventAudience.Client,
            App = root.Text("x-app"),
            Description = root.Text("description")!,
            Schema = schema,
            SchemaUtf8 = file.Utf8,
            Fields = FieldReader.Fields(root),
        };
}
