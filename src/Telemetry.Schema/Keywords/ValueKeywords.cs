using System.Text;
using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Keywords;

/// <summary>Keywords for values of any type: <c>type</c>, <c>enum</c>, <c>const</c>.</summary>
internal static class ValueKeywords
{
    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("type", new(Vocabulary.Validation, ReadType));
        table.Add("enum", new(Vocabulary.Validation, ReadEnum));
        table.Add("const", new(Vocabulary.Validation, static keyword => Add(keyword, [Constant(keyword.Value, keyword.Location)])));
    }

    private static void ReadType(KeywordValue keyword)
    {
        IReadOnlyList<string> names = keyword.Value.ValueKind switch
        {
            JsonValueKind.String => [keyword.AsString()],
            JsonValueKind.Array when keyword.Value.GetArrayLength() > 0 => keyword.AsNames(),
            _ => throw keyword.Refuse("the name of a type or an array of such"),
        };
        JsonTypes types = JsonTypes.None;
        foreach (string name in names)
        {
            types |= TypeNamed(name) ?? throw keyword.Refuse("null, boolean, object, array, string, integer or number");
        }

        keyword.Node.Type = new TypeAssertion(keyword.Location, types, names);
    }

    private static JsonTypes? TypeNamed(string name) => name switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "object" => JsonTypes.Object,
        "array" => JsonTypes.Array,
        "string" => JsonTypes.String,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number,
        _ => null,
    };

    private static void ReadEnum(KeywordValue keyword)
    {
        var constants = new List<JsonConstant>();
        foreach (JsonElement item in keyword.AsArray())
        {
            constants.Add(Constant(item, JsonPointer.Append(keyword.Location, constants.Count)));
        }

        Add(keyword, constants);
    }

    private static void Add(KeywordValue keyword, IReadOnlyList<JsonConstant> constants) =>
        keyword.Node.Values.Add(new ValueAssertion(keyword.Name, keyword.Location, constants));

    private static JsonConstant Constant(JsonElement value, string pointer)
    {
        string raw = value.GetRawText();
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return new JsonConstant(value.ValueKind, raw) { Text = Encoding.UTF8.GetBytes(value.GetString()!) };
            case JsonValueKind.Number:
                return new JsonConstant(value.ValueKind, raw) { Number = KeywordValue.Constant(value, pointer) };
            case JsonValueKind.Array:
                return new JsonConstant(value.ValueKind, raw) { Items = [.. value.EnumerateArray().Select((item, i) => Constant(item, JsonPointer.Append(pointer, i)))] };
            case JsonValueKind.Object:
                return new JsonConstant(value.ValueKind, raw)
                {
                    Names = new Utf8NameTable([.. value.EnumerateObject().Select(member => Encoding.UTF8.GetBytes(member.Name))]),
                    Items = [.. value.EnumerateObject().Select(member => Constant(member.Value, JsonPointer.Append(pointer, member.Name)))],
                };
            default:
                return new JsonConstant(value.ValueKind, raw);
        }
    }
}
