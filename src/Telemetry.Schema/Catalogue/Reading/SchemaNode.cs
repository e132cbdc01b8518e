using System.Text.Json;
using Telemetry.Schema.Catalogue.Rules;

namespace Telemetry.Schema.Catalogue.Reading;

/// <summary>A schema object within a file, with its place and its role. Keywords are also looked up behind a local <c>$ref</c>.</summary>
internal sealed record SchemaNode(string File, string Pointer, NodeRole Role, JsonElement Element, JsonElement Root)
{
    /// <summary>How deep schemas may lie within each other: an end to those that refer to themselves.</summary>
    public const int MostDepth = 8;

    // Deep enough for any sensible chain, and an end to circular ones.
    private const int MostReferences = 8;

    private const string LocalPrefix = "#/";

    /// <summary>How many schemas this one lies within.</summary>
    public int Depth { get; private init; }

    public bool IsField => Role is NodeRole.RootField or NodeRole.NestedField or NodeRole.EnvelopeData;

    public bool IsRoot => Role is NodeRole.EnvelopeRoot or NodeRole.EventRoot;

    /// <summary>Whether the file describes an event that other systems' clients send.</summary>
    public bool IsForReceiver =>
        Root.ValueKind == JsonValueKind.Object
        && Root.TryGetProperty("x-audience", out var audience)
        && audience.ValueKind == JsonValueKind.String
        && AudienceRule.AudienceOf(audience.GetString()) == EventAudience.Receiver;

    public CatalogueFault Fault(string message) => new(File, Pointer, message);

    public CatalogueFault Fault(string keyword, string message) => new(File, $"{Pointer}/{Escape(keyword)}", message);

    public bool Has(string keyword) => Find(keyword).ValueKind != JsonValueKind.Undefined;

    /// <summary>The keyword's value, here or behind <c>$ref</c>; of kind <see cref="JsonValueKind.Undefined"/> when absent.</summary>
    public JsonElement Find(string keyword)
    {
        var element = Element;
        for (var step = 0; step <= MostReferences && element.ValueKind == JsonValueKind.Object; step++)
        {
            if (element.TryGetProperty(keyword, out var value))
            {
                return value;
            }

            element = Target(element);
        }

        return default;
    }

    public string? Text(string keyword) => Find(keyword) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public decimal? Number(string keyword) =>
        Find(keyword) is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var number) ? number : null;

    public int? Count(string keyword) => Number(keyword) is { } number and >= 0 and <= int.MaxValue ? (int)number : null;

    /// <summary>The names in <c>type</c>; empty when it is absent.</summary>
    public IReadOnlyList<string> Types() => Find("type") switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many => Strings(many),
        _ => [],
    };

    public IReadOnlyList<string> Strings(string keyword) => Find(keyword) is { ValueKind: JsonValueKind.Array } array ? Strings(array) : [];

    /// <summary>The declared properties, as fields of this schema.</summary>
    public IEnumerable<(string Name, SchemaNode Node)> Properties()
    {
        if (Find("properties") is not { ValueKind: JsonValueKind.Object } properties)
        {
            yield break;
        }

        foreach (var property in properties.EnumerateObject())
        {
            yield return (property.Name, Child($"properties/{Escape(property.Name)}", FieldRole(property.Name), property.Value));
        }
    }

    public SchemaNode? Schema(string keyword, NodeRole role) =>
        Find(keyword) is { ValueKind: JsonValueKind.Object } schema ? Child(keyword, role, schema) : null;

    /// <summary>This schema and all below it, down to <see cref="MostDepth"/>.</summary>
    public IEnumerable<SchemaNode> Walk()
    {
        yield return this;

        if (Depth == MostDepth)
        {
            yield break;
        }

        foreach (var child in Children())
        {
            foreach (var node in child.Walk())
            {
                yield return node;
            }
        }
    }

    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private IEnumerable<SchemaNode> Children() =>
        Properties().Select(p => p.Node)
            .Concat(new[] { Schema("items", NodeRole.ListItem), Schema("additionalProperties", NodeRole.MapValue), Schema("propertyNames", NodeRole.MapName) }.OfType<SchemaNode>())
            .Concat(Definitions());

    private IEnumerable<SchemaNode> Definitions()
    {
        if (!IsRoot || Find("$defs") is not { ValueKind: JsonValueKind.Object } definitions)
        {
            return [];
        }

        return definitions.EnumerateObject().Select(d => Child($"$defs/{Escape(d.Name)}", NodeRole.Definition, d.Value));
    }

    private SchemaNode Child(string path, NodeRole role, JsonElement element) => new(File, $"{Pointer}/{path}", role, element, Root) { Depth = Depth + 1 };

    private NodeRole FieldRole(string name) => Role switch
    {
        NodeRole.EnvelopeRoot when name == EnvelopeDefinition.DataMember => NodeRole.EnvelopeData,
        NodeRole.EnvelopeRoot or NodeRole.EventRoot => NodeRole.RootField,
        _ => NodeRole.NestedField,
    };

    private JsonElement Target(JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out var reference)
            || reference.ValueKind != JsonValueKind.String
            || reference.GetString() is not { } text
            || !text.StartsWith(LocalPrefix, StringComparison.Ordinal))
        {
            return default;
        }

        var target = Root;
        foreach (var part in text[LocalPrefix.Length..].Split('/'))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (target.ValueKind != JsonValueKind.Object || !target.TryGetProperty(name, out target))
            {
                return default;
            }
        }

        return target;
    }

    private static List<string> Strings(JsonElement array) =>
        [.. array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)];
}
