using System.Text;
using System.Text.Json;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Formats;
using Telemetry.Schema.Numbers;
using Telemetry.Schema.Patterns;

namespace Telemetry.Schema.Keywords;

/// <summary>A keyword with its value, and the ways to take the value as what the keyword needs.</summary>
/// <param name="Reader">Reads schemas that are part of the value.</param>
/// <param name="Node">The schema the keyword stands in.</param>
/// <param name="Name">The keyword.</param>
/// <param name="Value">Its value.</param>
/// <param name="Pointer">Where the value lies.</param>
internal sealed record KeywordValue(SchemaReader Reader, SchemaNode Node, string Name, JsonElement Value, string Pointer)
{
    /// <summary>The same with the document, for errors and messages.</summary>
    public string Location => Node.Resource.Document.Prefix + Pointer;

    public string AsString() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Refuse("a string");

    /// <summary>Keeps the value for whoever asks for annotations.</summary>
    public void Annotate() => Node.Annotations.Add(new Annotation(Name, Location, Value));

    public string AsUriReference()
    {
        string text = AsString();
        return UriGrammar.IsReference(Encoding.UTF8.GetBytes(text)) ? text : throw Refuse("a URI reference (RFC 3986)");
    }

    /// <param name="pattern">A text of the value.</param>
    public PatternMatcher AsPattern(string pattern)
    {
        try
        {
            return PatternMatcher.Create(pattern);
        }
        catch (PatternException e)
        {
            throw new JsonSchemaException(Location, e.Reason, $"expected an ECMA-262 regular expression, but {e.Message}", e);
        }
    }

    public bool AsBoolean() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Value.GetBoolean()
        : throw Refuse("true or false");

    public IEnumerable<JsonElement> AsArray() => Value.ValueKind == JsonValueKind.Array ? Value.EnumerateArray() : throw Refuse("an array");

    public DecimalConstant AsNumber() => Value.ValueKind == JsonValueKind.Number
        ? Constant(Value, Location)
        : throw Refuse("a number");

    /// <summary>A count; one too large for a long is as good as the largest long.</summary>
    public long AsCount()
    {
        if (Value.ValueKind != JsonValueKind.Number)
        {
            throw Refuse("an integer that is not negative");
        }

        DecimalConstant number = Constant(Value, Location);
        ExactDecimal exact = number.Exact;
        if (exact.Sign < 0 || !exact.IsInteger)
        {
            throw Refuse("an integer that is not negative");
        }

        return number.Plain ?? Saturate(exact);
    }

    public SchemaNode AsSchema() => Reader.Read(Value, Pointer, Node);

    /// <summary>Named schemas in the order in which they are written.</summary>
    public OrderedDictionary<string, SchemaNode> AsSchemas()
    {
        if (Value.ValueKind != JsonValueKind.Object)
        {
            throw Refuse("an object of schemas");
        }

        var schemas = new OrderedDictionary<string, SchemaNode>();
        foreach (JsonProperty member in Value.EnumerateObject())
        {
            schemas.Add(member.Name, Reader.Read(member.Value, JsonPointer.Append(Pointer, member.Name), Node));
        }

        return schemas;
    }

    /// <summary>At least one schema.</summary>
    public IReadOnlyList<SchemaNode> AsSchemaList()
    {
        if (Value.ValueKind != JsonValueKind.Array || Value.GetArrayLength() == 0)
        {
            throw Refuse("an array of schemas, at least one");
        }

        return [.. Value.EnumerateArray().Select((schema, i) => Reader.Read(schema, JsonPointer.Append(Pointer, i), Node))];
    }

    /// <summary>The members of an object.</summary>
    public IEnumerable<JsonProperty> AsObject(string expected) =>
        Value.ValueKind == JsonValueKind.Object ? Value.EnumerateObject() : throw Refuse(expected);

    /// <summary>The same keyword's value at a member, for keywords that hold values by name.</summary>
    public KeywordValue Member(JsonProperty member) =>
        this with { Value = member.Value, Pointer = JsonPointer.Append(Pointer, member.Name) };

    /// <summary>An array of strings that are all different.</summary>
    public IReadOnlyList<string> AsNames()
    {
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement item in AsArray())
        {
            string pointer = JsonPointer.Append(Location, names.Count);
            if (item.ValueKind != JsonValueKind.String)
            {
                throw JsonSchemaException.Invalid(pointer, $"expected a string, but found {Describe.Kind(item)}.");
            }

            string name = item.GetString()!;
            if (!known.Add(name))
            {
                throw JsonSchemaException.Invalid(pointer, $"expected every string once, but found {Describe.Kind(item)} again.");
            }

            names.Add(name);
        }

        return names;
    }

    public JsonSchemaException Refuse(string expected) =>
        JsonSchemaException.Invalid(Location, $"expected {expected}, but found {Describe.Kind(Value)}.");

    public static DecimalConstant Constant(JsonElement number, string pointer) =>
        DecimalConstant.TryCreate(number.GetRawText())
        ?? throw JsonSchemaException.NotSupported(pointer, $"expected an exponent of at most {DecimalConstant.ExponentLimit}, but found {Describe.Kind(number)}.");

    private static long Saturate(ExactDecimal exact)
    {
        // A long has 19 digits at most.
        if (exact.Magnitude > 18)
        {
            return long.MaxValue;
        }

        long value = 0;
        for (int i = 0; i < exact.Magnitude; i++)
        {
            value = (value * 10) + (i < exact.DigitCount ? exact.Digit(i) : 0);
        }

        return value;
    }
}
