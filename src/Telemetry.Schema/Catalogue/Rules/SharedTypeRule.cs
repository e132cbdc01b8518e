namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>One C# type name stands for one thing: the same members, or the same fields, wherever it is used.</summary>
internal static class SharedTypeRule
{
    public static IEnumerable<CatalogueFault> Judge(EnvelopeDefinition? envelope, IReadOnlyList<EventDefinition> events)
    {
        // Types are made of the newest version of each event; an older one may have had fewer members.
        var latest = events.GroupBy(e => e.Name).Select(versions => versions.MaxBy(e => e.Version)!);
        var fields = (envelope?.Fields ?? []).Select(f => (File: EnvelopeDefinition.FileName, Field: f))
            .Concat(latest.SelectMany(e => e.Fields.Select(f => (e.File, Field: f))));
        var seen = new Dictionary<string, (string Signature, string From)>(StringComparer.Ordinal);

        foreach (var (file, field) in fields)
        {
            var pointer = $"/properties/{Reading.SchemaNode.Escape(field.Name)}";
            foreach (var shape in Shapes(field.Shape))
            {
                var signature = Signature(shape);
                if (!seen.TryAdd(shape.TypeName!, (signature, $"{file}#{pointer}")) && seen[shape.TypeName!] is var first && first.Signature != signature)
                {
                    yield return new CatalogueFault(file, $"{pointer}/x-type", $"'{shape.TypeName}' is declared differently in {first.From}; make both the same, or name another type.");
                }
            }
        }
    }

    /// <summary>The shapes within a field that become C# types of their own.</summary>
    public static IEnumerable<FieldShape> Shapes(FieldShape shape)
    {
        if (shape.TypeName is not null)
        {
            yield return shape;
        }

        var inner = shape.Fields.Select(f => f.Shape).Concat(shape.Element is { } element ? [element] : []);
        foreach (var nested in inner.SelectMany(Shapes))
        {
            yield return nested;
        }
    }

    private static string Signature(FieldShape shape) => shape.IsEnumeration
        ? string.Join('|', shape.Members)
        : $"{shape.Kind} {BoundsText.Bounds(shape)} {string.Join('|', shape.Fields.Select(f => $"{f.Name}:{f.Required}:{f.TypeText}:{f.Bounds}:{f.Shape.TypeName}"))}";
}
