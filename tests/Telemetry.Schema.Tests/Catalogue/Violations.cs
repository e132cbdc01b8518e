using System.Text.Json.Nodes;

namespace Telemetry.Schema.Tests.Catalogue;

/// <summary>Breaks a valid document at each place in each way its schema forbids, one at a time.</summary>
internal static class Violations
{
    /// <summary>All violations of the schema that can be made of a document in which every declared property is present.</summary>
    public static IEnumerable<Violation> Of(JsonObject schema, JsonNode document) => Below(schema, document, "", node => Rebuilt(document, node));

    private static IEnumerable<Violation> Below(JsonObject schema, JsonNode value, string pointer, Func<Replacement, JsonNode> rebuild) =>
        Here(schema, value).Select(broken => new Violation(broken.Keyword, broken.At is null ? pointer : $"{pointer}/{broken.At}", rebuild(new Replacement(pointer, broken.Value))))
            .Concat(Children(schema, value, pointer).SelectMany(c => Below(c.Schema, c.Value, c.Pointer, rebuild)));

    private static IEnumerable<Child> Children(JsonObject schema, JsonNode value, string pointer)
    {
        if (schema["properties"] is JsonObject properties)
        {
            foreach (var (name, property) in properties)
            {
                yield return new Child(property!.AsObject(), value[name] ?? throw new InvalidOperationException($"The example lacks '{name}'."), $"{pointer}/{name}");
            }
        }

        if (schema["items"] is JsonObject items)
        {
            yield return new Child(items, value[0]!, $"{pointer}/0");
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            foreach (var (name, member) in value.AsObject())
            {
                yield return new Child(values, member!, $"{pointer}/{name}");
            }
        }
    }

    private static IEnumerable<Broken> Here(JsonObject schema, JsonNode value) => schema.SelectMany(keyword => keyword.Key switch
    {
        "type" => WrongTypes(keyword.Value!).Select(v => new Broken("type", v)),
        "enum" => [new Broken("enum", "no such member")],
        "const" => [new Broken("const", "another value")],
        "minLength" => value.GetValueKind() == System.Text.Json.JsonValueKind.String ? [new Broken("minLength", "")] : [],
        "maxLength" => value.GetValueKind() == System.Text.Json.JsonValueKind.String ? [new Broken("maxLength", Longer(value, keyword.Value!))] : [],
        "pattern" => value.GetValueKind() == System.Text.Json.JsonValueKind.String ? WrongTexts(value).Select(v => new Broken("pattern", v)) : [],
        "minimum" => value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? [new Broken("minimum", keyword.Value!.GetValue<long>() - 1)] : [],
        "maximum" => value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? [new Broken("maximum", keyword.Value!.GetValue<long>() + 1)] : [],
        "format" => [new Broken("format", keyword.Value!.GetValue<string>() == "uuid" ? "0190f3c4-7a6b-7c3d-8e2f-1a2b3c4d5e6g" : "2026-02-30T12:00:00.000Z")],
        "required" => keyword.Value!.AsArray().Select(name => new Broken("required", Without(value, name!.GetValue<string>()))),
        "additionalProperties" when keyword.Value is JsonValue => [new Broken("additionalProperties", With(value, "undeclared", 1), "undeclared")],
        "propertyNames" => PropertyNames(keyword.Value!.AsObject(), value),
        "maxItems" => [new Broken("maxItems", Repeated(value, keyword.Value!.GetValue<int>() + 1))],
        "maxProperties" => [new Broken("maxProperties", Crowded(value, keyword.Value!.GetValue<int>() + 1))],
        _ => Enumerable.Empty<Broken>(),
    });

    private static IEnumerable<Broken> PropertyNames(JsonObject names, JsonNode value)
    {
        // Errors cut a name that is longer than any that could be declared.
        var longest = names["maxLength"]!.GetValue<int>();
        yield return new Broken("maxLength", With(value, new string('a', longest + 1), 1), $"{new string('a', longest)}…");
        yield return new Broken("minLength", With(value, "", 1), "");
        yield return new Broken("pattern", With(value, "Title Case", 1), "Title Case");
    }

    private static IEnumerable<JsonNode> WrongTypes(JsonNode type)
    {
        var allowed = type is JsonArray many ? many.Select(t => t!.GetValue<string>()).ToList() : [type.GetValue<string>()];
        var candidates = new Dictionary<string, JsonNode> { ["string"] = "x", ["number"] = 1.5, ["boolean"] = true, ["array"] = new JsonArray(), ["object"] = new JsonObject() };
        return candidates.Where(c => !allowed.Contains(c.Key)).Select(c => c.Value);
    }

    // What no text in a row may hold, whatever else its pattern asks for.
    private static IEnumerable<string> WrongTexts(JsonNode value) =>
        [$"{value.GetValue<string>()}\0", $"\u001f{value.GetValue<string>()}", $"{value.GetValue<string>()}\u007f"];

    private static string Longer(JsonNode value, JsonNode length)
    {
        var text = value.GetValue<string>();
        return text.PadRight(length.GetValue<int>() + 1, text.Length == 0 ? 'x' : text[^1]);
    }

    private static JsonObject Without(JsonNode value, string name)
    {
        var copy = value.DeepClone().AsObject();
        copy.Remove(name);
        return copy;
    }

    private static JsonObject With(JsonNode value, string name, JsonNode member)
    {
        var copy = value.DeepClone().AsObject();
        copy[name] = member;
        return copy;
    }

    private static JsonArray Repeated(JsonNode value, int count) => new([.. Enumerable.Range(0, count).Select(_ => value[0]!.DeepClone())]);

    private static JsonObject Crowded(JsonNode value, int count) => new(Enumerable.Range(0, count).Select(i => KeyValuePair.Create<string, JsonNode?>($"k{i}", value.AsObject().First().Value!.DeepClone())));

    private static JsonNode Rebuilt(JsonNode document, Replacement replacement)
    {
        if (replacement.Pointer.Length == 0)
        {
            return replacement.Value.DeepClone();
        }

        var copy = document.DeepClone();
        var parts = replacement.Pointer[1..].Split('/');
        var parent = parts[..^1].Aggregate(copy, (node, part) => node is JsonArray array ? array[int.Parse(part, null)]! : node[part]!);
        if (parent is JsonArray items)
        {
            items[int.Parse(parts[^1], null)] = replacement.Value.DeepClone();
        }
        else
        {
            parent[parts[^1]] = replacement.Value.DeepClone();
        }

        return copy;
    }

    private sealed record Broken(string Keyword, JsonNode Value, string? At = null);

    private sealed record Child(JsonObject Schema, JsonNode Value, string Pointer);

    private sealed record Replacement(string Pointer, JsonNode Value);
}
