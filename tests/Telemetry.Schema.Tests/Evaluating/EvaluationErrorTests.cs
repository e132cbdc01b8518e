namespace Telemetry.Schema.Tests.Evaluating;

public sealed class EvaluationErrorTests
{
    [Theory]
    [InlineData("""{"anyOf":[{"type":"null"},{"type":"string"}]}""", "1", "", "anyOf", "/anyOf", "Expected a value that at least one of 2 schemas allows, but found the number 1; the nearest, by /anyOf/0/type, expects null.")]
    [InlineData("""{"oneOf":[{"type":"null"},{"type":"string"}]}""", "1", "", "oneOf", "/oneOf", "Expected a value that exactly one of 2 schemas allows, but found the number 1; the nearest, by /oneOf/0/type, expects null.")]
    [InlineData("""{"oneOf":[{"type":"null"},{"minimum":0},{"maximum":2}]}""", "1", "", "oneOf", "/oneOf", "Expected a value that exactly one of 3 schemas allows, but found one that those at 1 and 2 both allow.")]
    [InlineData("""{"not":{"type":"string"}}""", "\"a\"", "", "not", "/not", "Expected a value that the schema does not allow, but found the string \"a\".")]
    [InlineData("""{"if":{"type":"string"},"then":{"maxLength":1}}""", "\"ab\"", "", "maxLength", "/then/maxLength", "Expected at most 1 character, but found 2.")]
    [InlineData("""{"if":{"type":"string"},"else":{"minimum":1}}""", "0", "", "minimum", "/else/minimum", "Expected a number of at least 1, but found the number 0.")]
    [InlineData("""{"contains":{"type":"null"}}""", "[1,2]", "", "contains", "/contains", "Expected at least 1 matching item, but found 0.")]
    [InlineData("""{"contains":{"type":"null"},"maxContains":1}""", "[null,null]", "", "maxContains", "/maxContains", "Expected at most 1 matching item, but found 2.")]
    [InlineData("""{"contains":{"type":"null"},"minContains":2}""", "[null]", "", "minContains", "/minContains", "Expected at least 2 matching items, but found 1.")]
    [InlineData("""{"uniqueItems":true}""", "[1,{\"a\":[1]},{\"a\":[1.0]}]", "", "uniqueItems", "/uniqueItems", "Expected items that all differ, but found the items at 1 and 2 equal.")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", "{\"a\":1}", "", "dependentRequired", "/dependentRequired/a", "Expected the member \"b\" beside \"a\", but it is missing.")]
    [InlineData("""{"dependentSchemas":{"a":{"maxProperties":1}}}""", "{\"a\":1,\"b\":1}", "", "maxProperties", "/dependentSchemas/a/maxProperties", "Expected at most 1 member, but found 2.")]
    [InlineData("""{"patternProperties":{"^a":{"type":"null"}}}""", "{\"ab\":1}", "/ab", "type", "/patternProperties/^a/type", "Expected null, but found the number 1.")]
    [InlineData("""{"prefixItems":[{"type":"null"}],"items":false}""", "[null,1]", "/1", "items", "/items", "Expected no value here, but found the number 1.")]
    [InlineData("""{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}""", "{\"a\":1,\"b\":2}", "/b", "unevaluatedProperties", "/unevaluatedProperties", "Expected declared members only, but found \"b\".")]
    [InlineData("""{"prefixItems":[true],"unevaluatedItems":{"type":"null"}}""", "[1,2]", "/1", "type", "/unevaluatedItems/type", "Expected null, but found the number 2.")]
    [InlineData("""{"not":false,"properties":{"a":{"$ref":"#/$defs/n"}},"$defs":{"n":{"required":["x"]}}}""", "{\"a\":{}}", "/a", "required", "/$defs/n/required", "Expected the member \"x\", but it is missing.")]
    public void Validate_BrokenKeyword_SaysWhereAndWhat(string schema, string json, string at, string keyword, string schemaPointer, string message)
    {
        Assert.Equal(new ValidationError(at, keyword, message, schemaPointer), Documents.Schema(schema).ErrorOf(json));
    }

    [Fact]
    public void Validate_ErrorsOfAnyOfsBranches_AreNotListed()
    {
        JsonSchema schema = Documents.Schema("""{"anyOf":[{"properties":{"a":{"type":"null"}}},{"required":["b"]}],"maxProperties":0}""");

        Assert.Equal(["maxProperties", "anyOf"], schema.ErrorsOf("""{"a":1}""").Select(error => error.Keyword));
    }

    [Theory]
    [InlineData("""[{"type":"string"},{"minLength":1,"maximum":0}]""", "1", "by /anyOf/1/maximum, expects a number of at most 0.")]
    [InlineData("""[{"required":["x","y"]},{"required":["z"]}]""", "{\"a\":1}", "by /anyOf/1/required, expects the member \"z\".")]
    [InlineData("""[{"properties":{"kind":{"const":"a"}}},{"properties":{"kind":{"const":"b"},"n":{"type":"null"}},"required":["m"]}]""", "{\"kind\":\"b\",\"n\":1}", "by /anyOf/1/properties/n/type, says of \"n\": Expected null, but found the number 1.")]
    [InlineData("""[{"items":{"type":"null"}},{"minItems":9,"maxItems":0}]""", "[1]", "by /anyOf/0/items/type, says: Expected null, but found the number 1.")]
    [InlineData("""[{"$ref":"#/$defs/n"},false]""", "1", "by /$defs/n/type, expects null.")]
    [InlineData("""[{"anyOf":[{"type":"null"}]},{"type":"string"}]""", "1", "by /anyOf/0/anyOf, expects a value that at least one of 1 schemas allows.")]
    public void Validate_NoAlternativeHolds_SaysWhatTheNearestExpects(string alternatives, string json, string end)
    {
        ValidationError error = Documents.Schema("{\"anyOf\":" + alternatives + ",\"$defs\":{\"n\":{\"type\":\"null\"}}}").ErrorOf(json);

        Assert.Equal("anyOf", error.Keyword);
        Assert.EndsWith($"; the nearest, {end}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ErrorsAlsoOutsideOfAlternatives_AreStillReported()
    {
        JsonSchema schema = Documents.Schema(
            """{"anyOf":[{"properties":{"a":{"$ref":"#/$defs/n"}},"required":["b"]}],"allOf":[{"properties":{"a":{"$ref":"#/$defs/n"}}}],"$defs":{"n":{"items":{"items":{"type":"null"}}}}}""");
        string items = string.Join(',', Enumerable.Repeat("[1]", 600));

        ValidationErrors errors = new(5_000);
        schema.Validate("{\"a\":[" + items + "]}", errors);

        Assert.Equal(600, errors.Count(error => error.Keyword == "type"));
    }

    [Theory]
    [InlineData("""{"anyOf":[{"x-class":"text","maxLength":1}]}""", "\"Sentinel\"")]
    [InlineData("""{"anyOf":[{"x-class":"text","propertyNames":{"maxLength":1}}]}""", "{\"Sentinel\":1}")]
    [InlineData("""{"anyOf":[{"x-class":"text","additionalProperties":{"type":"null"}}]}""", "{\"Sentinel\":\"Sentinel\"}")]
    [InlineData("""{"anyOf":[{"properties":{"a":{"x-class":"text","type":"null"}}}]}""", "{\"a\":\"Sentinel\"}")]
    [InlineData("""{"not":{},"x-class":"text"}""", "\"Sentinel\"")]
    [InlineData("""{"not":false,"properties":{"a":{"x-class":"text"}},"additionalProperties":false,"allOf":[{"properties":{"a":{"maxLength":1}}}]}""", "{\"a\":\"Sentinel\"}")]
    [InlineData("""{"not":false,"properties":{"a":{"x-class":"text","$ref":"#/$defs/list"}},"$defs":{"list":{"items":{"maxLength":1,"not":{}}}}}""", "{\"a\":[\"Sentinel\"]}")]
    public void Message_TextClass_ShowsNothingOfTheValue(string schema, string json)
    {
        Assert.All(Documents.Schema(schema).ErrorsOf(json), error => Assert.DoesNotContain("Sentinel", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_EvaluatedRoot_TellsWhereItsMembersLie()
    {
        JsonSchema schema = Documents.Schema("""{"properties":{"a":true,"b":true},"anyOf":[{"required":["a"]},{"required":["b"]}]}""");
        byte[] json = """{"c":[1,{}],"\u0062":[true]}"""u8.ToArray();
        var members = new JsonMember[2];

        Assert.Equal(ValidationOutcome.Valid, schema.Validate(json, members));

        Assert.False(members[0].IsPresent);
        Assert.Equal("[true]", System.Text.Encoding.UTF8.GetString(members[1].In(json)));
    }
}
