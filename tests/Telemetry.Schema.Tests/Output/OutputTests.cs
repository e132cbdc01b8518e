using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Telemetry.Schema.Tests.Output;

public sealed class OutputTests
{
    private static readonly JsonSchema Polygon = Documents.Schema(
        """
        {
          "$id": "https://example.org/polygon",
          "$defs": {
            "point": {
              "type": "object",
              "properties": { "x": { "type": "number" }, "y": { "type": "number" } },
              "additionalProperties": false,
              "required": ["x", "y"]
            }
          },
          "type": "array",
          "items": { "$ref": "#/$defs/point" },
          "minItems": 3
        }
        """);

    [Theory]
    [InlineData("""[{"x":1,"y":2},{"x":1,"y":2},{"x":1,"y":2}]""", """{"valid":true}""")]
    [InlineData("[]", """{"valid":false}""")]
    [InlineData("[", """{"valid":false}""")]
    public void WriteOutput_Flag_SaysOnlyWhether(string json, string expected)
    {
        Assert.Equal(expected, Write(Polygon, json, OutputFormat.Flag));
    }

    [Fact]
    public void WriteOutput_Basic_ListsWhatDoesNotHold()
    {
        const string Expected = """
            {"valid":false,"keywordLocation":"","instanceLocation":"","errors":[
            {"valid":false,"keywordLocation":"/minItems","instanceLocation":"","error":"Expected at least 3 items, but found 2."},
            {"valid":false,"keywordLocation":"/items/$ref/additionalProperties","absoluteKeywordLocation":"https://example.org/polygon#/$defs/point/additionalProperties","instanceLocation":"/1/z","error":"Expected declared members only, but found \"z\"."},
            {"valid":false,"keywordLocation":"/items/$ref/required","absoluteKeywordLocation":"https://example.org/polygon#/$defs/point/required","instanceLocation":"/1","error":"Expected the member \"y\", but it is missing."}]}
            """;

        AssertJson(Expected, Write(Polygon, """[{"x":2.5,"y":1.3},{"x":1,"z":6.7}]""", OutputFormat.Basic));
    }

    [Fact]
    public void WriteOutput_Detailed_FollowsTheWay()
    {
        using JsonDocument output = JsonDocument.Parse(Write(Polygon, """[{"x":2.5,"y":1.3},{"x":1,"z":6.7}]""", OutputFormat.Detailed));
        JsonElement[] errors = [.. output.RootElement.GetProperty("errors").EnumerateArray()];

        Assert.Equal(["/minItems", "/items/$ref"], errors.Select(error => error.GetProperty("keywordLocation").GetString()));
        Assert.Equal(
            ["/items/$ref/additionalProperties", "/items/$ref/required"],
            errors[1].GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("keywordLocation").GetString()));
    }

    [Fact]
    public void WriteOutput_ValidDocument_TellsAnnotations()
    {
        JsonSchema schema = Documents.Schema("""{"title":"A","properties":{"a":{"anyOf":[{"title":"no","type":"null"},{"title":"yes","x-own":[1]}]}}}""");

        AssertJson(
            """
            {"valid":true,"keywordLocation":"","instanceLocation":"","annotations":[
            {"valid":true,"keywordLocation":"/properties/a/anyOf/1/title","instanceLocation":"/a","annotation":"yes"},
            {"valid":true,"keywordLocation":"/properties/a/anyOf/1/x-own","instanceLocation":"/a","annotation":[1]},
            {"valid":true,"keywordLocation":"/title","instanceLocation":"","annotation":"A"}]}
            """,
            Write(schema, """{"a":1}""", OutputFormat.Basic));
    }

    [Theory]
    [InlineData("""{"if":{"type":"string"},"then":true,"minimum":2}""", "1", "/minimum")]
    [InlineData("""{"not":{"type":"string"},"minimum":2}""", "1", "/minimum")]
    [InlineData("""{"anyOf":[{"type":"string"},true],"minimum":2}""", "1", "/minimum")]
    [InlineData("""{"contains":{"type":"string"},"minItems":3}""", "[1,\"a\"]", "/minItems")]
    [InlineData("""{"anyOf":[{"type":"string"},{"minimum":2}]}""", "1", "/anyOf/0/type /anyOf/1/minimum /anyOf")]
    public void WriteOutput_Basic_LeavesOutWhatMayFail(string schema, string json, string locations)
    {
        using JsonDocument output = JsonDocument.Parse(Write(Documents.Schema(schema), json, OutputFormat.Basic));

        Assert.Equal(locations, string.Join(' ', output.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("keywordLocation").GetString())));
    }

    [Fact]
    public void WriteOutput_NoJson_SaysWhere()
    {
        AssertJson(
            """{"valid":false,"keywordLocation":"","instanceLocation":"","errors":[{"valid":false,"keywordLocation":"","instanceLocation":"/1","error":"Expected a value, but found the end."}]}""",
            Write(Polygon, "[1,", OutputFormat.Basic));
    }

    private static void AssertJson(string expected, string actual)
    {
        using JsonDocument left = JsonDocument.Parse(expected);
        using JsonDocument right = JsonDocument.Parse(actual);
        Assert.True(JsonElement.DeepEquals(left.RootElement, right.RootElement), actual);
    }

    private static string Write(JsonSchema schema, string json, OutputFormat format)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            schema.WriteOutput(Encoding.UTF8.GetBytes(json), format, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
