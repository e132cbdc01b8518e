using System.Text;
using System.Text.Json;

namespace Ingest.Functions.Quarantining;

/// <summary>
/// The names that schemas declare, as a tree: what of a JSON pointer may be kept. Anything else in a pointer is a name
/// that the caller made up, and could be anything.
/// </summary>
internal sealed class DeclaredNames
{
    private readonly Dictionary<string, DeclaredNames> _members = new(StringComparer.Ordinal);
    private DeclaredNames? _items;

    /// <summary>The names under a schema's <c>properties</c> and <c>items</c>.</summary>
    public static DeclaredNames Of(ReadOnlyMemory<byte> schemaUtf8)
    {
        using var schema = JsonDocument.Parse(schemaUtf8);
        return Of(schema.RootElement);
    }

    /// <summary>The same names, with those of <paramref name="names"/> under one member.</summary>
    public DeclaredNames With(string member, DeclaredNames names)
    {
        var all = new DeclaredNames { _items = _items };
        foreach (var (name, inner) in _members)
        {
            all._members[name] = inner;
        }

        all._members[member] = names;
        return all;
    }

    /// <summary>The pointer (RFC 6901) up to its first segment that is not declared.</summary>
    public string Cut(string pointer)
    {
        var kept = new StringBuilder();
        var here = this;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            if (here.Find(segment) is not { } next)
            {
                break;
            }

            kept.Append('/').Append(segment);
            here = next;
        }

        return kept.ToString();
    }

    // Declared names hold no character that a pointer escapes, so they are compared as they stand.
    private DeclaredNames? Find(string segment) =>
        _members.GetValueOrDefault(segment) ?? (segment.Length > 0 && segment.All(char.IsAsciiDigit) ? _items : null);

    private static DeclaredNames Of(JsonElement schema)
    {
        var names = new DeclaredNames();
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return names;
        }

        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                names._members[property.Name] = Of(property.Value);
            }
        }

        names._items = schema.TryGetProperty("items", out var items) ? Of(items) : null;
        return names;
    }
}
