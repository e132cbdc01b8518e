namespace Telemetry.Schema.Tests.Keywords;

public sealed class BrokenKeywordTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "\"a\"", "", "type", "/type", "Expected an integer, but found the string \"a\".")]
    [InlineData("""{"type":"integer"}""", "1.5", "", "type", "/type", "Expected an integer, but found the number 1.5.")]
    [InlineData("""{"type":["object","null"]}""", "true", "", "type", "/type", "Expected an object or null, but found true.")]
    [InlineData("""{"type":"string"}""", "null", "", "type", "/type", "Expected a string, but found null.")]
    [InlineData("""{"type":"string"}""", "[1]", "", "type", "/type", "Expected a string, but found an array.")]
    [InlineData("""{"type":"array"}""", "{\"a\":1}", "", "type", "/type", "Expected an array, but found an object.")]
    [InlineData("""{"enum":["a",2,null]}""", "\"b\"", "", "enum", "/enum", "Expected one of \"a\", 2, null, but found the string \"b\".")]
    [InlineData("""{"enum":[{"a":1}]}""", "{\"a\":2}", "", "enum", "/enum", "Expected {\"a\":1}, but found an object.")]
    [InlineData("""{"const":true}""", "false", "", "const", "/const", "Expected true, but found false.")]
    [InlineData("""{"minLength":2}""", "\"é\"", "", "minLength", "/minLength", "Expected at least 2 characters, but found 1.")]
    [InlineData("""{"maxLength":1}""", "\"😀😀\"", "", "maxLength", "/maxLength", "Expected at most 1 character, but found 2.")]
    [InlineData("""{"pattern":"^a+$"}""", "\"ab\"", "", "pattern", "/pattern", "Expected text that matches ^a+$, but found the string \"ab\".")]
    [InlineData("""{"format":"uuid"}""", "\"x\"", "", "format", "/format", "Expected a UUID as in RFC 9562, but found the string \"x\".")]
    [InlineData("""{"format":"date-time"}""", "\"x\"", "", "format", "/format", "Expected a date and time as in RFC 3339, but found the string \"x\".")]
    [InlineData("""{"minimum":2}""", "1.99", "", "minimum", "/minimum", "Expected a number of at least 2, but found the number 1.99.")]
    [InlineData("""{"maximum":2}""", "3", "", "maximum", "/maximum", "Expected a number of at most 2, but found the number 3.")]
    [InlineData("""{"exclusiveMinimum":2}""", "2.0", "", "exclusiveMinimum", "/exclusiveMinimum", "Expected a number above 2, but found the number 2.0.")]
    [InlineData("""{"exclusiveMaximum":2}""", "2", "", "exclusiveMaximum", "/exclusiveMaximum", "Expected a number below 2, but found the number 2.")]
    [InlineData("""{"multipleOf":0.5}""", "0.7", "", "multipleOf", "/multipleOf", "Expected a multiple of 0.5, but found the number 0.7.")]
    [InlineData("""{"properties":{"a":{"type":"null"}}}""", "{\"a\":1}", "/a", "type", "/properties/a/type", "Expected null, but found the number 1.")]
    [InlineData("""{"properties":{"a":false}}""", "{\"a\":1}", "/a", "false", "/properties/a", "Expected no value here, but found the number 1.")]
    [InlineData("""{"required":["a"]}""", "{}", "", "required", "/required", "Expected the member \"a\", but it is missing.")]
    [InlineData("""{"additionalProperties":false}""", "{\"a\":[]}", "/a", "additionalProperties", "/additionalProperties", "Expected declared members only, but found \"a\".")]
    [InlineData("""{"additionalProperties":{"type":"null"}}""", "{\"a\":\"b\"}", "/a", "type", "/additionalProperties/type", "Expected null, but found the string \"b\".")]
    [InlineData("""{"propertyNames":{"maxLength":1}}""", "{\"ab\":1}", "/ab", "maxLength", "/propertyNames/maxLength", "Expected at most 1 character, but found 2.")]
    [InlineData("""{"propertyNames":{"pattern":"^b"}}""", "{\"ab\":1}", "/ab", "pattern", "/propertyNames/pattern", "Expected text that matches ^b, but found the name \"ab\".")]
    [InlineData("""{"minProperties":2}""", "{\"a\":1}", "", "minProperties", "/minProperties", "Expected at least 2 members, but found 1.")]
    [InlineData("""{"maxProperties":1}""", "{\"a\":1,\"b\":2}", "", "maxProperties", "/maxProperties", "Expected at most 1 member, but found 2.")]
    [InlineData("""{"items":{"type":"string"}}""", "[\"a\",1]", "/1", "type", "/items/type", "Expected a string, but found the number 1.")]
    [InlineData("""{"items":false}""", "[1]", "/0", "items", "/items", "Expected no value here, but found the number 1.")]
    [InlineData("""{"minItems":1}""", "[]", "", "minItems", "/minItems", "Expected at least 1 item, but found 0.")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "", "maxItems", "/maxItems", "Expected at most 1 item, but found 2.")]
    [InlineData("""{"$ref":"#/$defs/n","$defs":{"n":{"type":"null"}}}""", "1", "", "type", "/$defs/n/type", "Expected null, but found the number 1.")]
    [InlineData("false", "1", "", "false", "", "Expected no value here, but found the number 1.")]
    public void Validate_BrokenKeyword_SaysWhereAndWhat(
        string schema, string json, string at, string keyword, string schemaPointer, string message)
    {
        ValidationError error = Documents.Schema(schema).ErrorOf(json);

        Assert.Equal(new ValidationError(at, keyword, message, schemaPointer), error);
    }

    [Theory]
    [InlineData("true", "{\"a\":[1,null]}")]
    [InlineData("{}", "1")]
    [InlineData("""{"type":"integer"}""", "1.0")]
    [InlineData("""{"type":"number"}""", "1.5")]
    [InlineData("""{"type":["string","null"]}""", "null")]
    [InlineData("""{"type":"boolean"}""", "false")]
    [InlineData("""{"enum":[[1,{"a":"b"}]]}""", "[1.0, {\"\\u0061\": \"\\u0062\"}]")]
    [InlineData("""{"const":{"a":1,"b":[2]}}""", "{\"b\":[2],\"a\":1}")]
    [InlineData("""{"minLength":1,"maxLength":1}""", "\"😀\"")]
    [InlineData("""{"maxLength":1}""", "\"\\ud83d\\ude00\"")]
    [InlineData("""{"maxLength":1}""", "12")]
    [InlineData("""{"pattern":"a"}""", "\"bab\"")]
    [InlineData("""{"pattern":"a"}""", "1")]
    [InlineData("""{"format":"uuid"}""", "\"01980b1e-7c3a-7d4e-9f21-3b5a7c9d1e2f\"")]
    [InlineData("""{"format":"uuid"}""", "3")]
    [InlineData("""{"minimum":1,"maximum":1}""", "1.0")]
    [InlineData("""{"exclusiveMinimum":1,"exclusiveMaximum":2}""", "1.5")]
    [InlineData("""{"minimum":5}""", "\"1\"")]
    [InlineData("""{"multipleOf":0.01}""", "0.1")]
    [InlineData("""{"properties":{"a":{"type":"null"}}}""", "{\"b\":1}")]
    [InlineData("""{"properties":{"a":{"type":"null"}}}""", "[1]")]
    [InlineData("""{"required":["a"]}""", "{\"\\u0061\":1}")]
    [InlineData("""{"properties":{"a":true},"additionalProperties":false}""", "{\"a\":{\"b\":{}}}")]
    [InlineData("""{"propertyNames":{"enum":["a"]}}""", "{\"a\":1}")]
    [InlineData("""{"minProperties":1,"maxProperties":1}""", "{\"a\":1}")]
    [InlineData("""{"items":{"type":"integer"},"minItems":1,"maxItems":2}""", "[1,2]")]
    [InlineData("""{"x-own":{"type":"nothing"},"title":"t","description":"d","$comment":"c","examples":[1],"default":2,"deprecated":true,"readOnly":false,"writeOnly":false}""", "1")]
    public void Validate_KeptKeyword_Valid(string schema, string json)
    {
        var errors = new ValidationErrors();

        Assert.Equal(ValidationOutcome.Valid, Documents.Schema(schema).Validate(json, errors));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("""{"propertyNames":{"not":{"maxItems":2}}}""", "{\"a\":1}", ValidationOutcome.Invalid)]
    [InlineData("""{"propertyNames":{"allOf":[{"anyOf":[{"const":"a"},{"minLength":2}]}]}}""", "{\"a\":1,\"b\":2}", ValidationOutcome.Invalid)]
    [InlineData("""{"propertyNames":{"$ref":"#/$defs/n"},"$defs":{"n":{"if":{"minLength":2},"then":{"pattern":"^x"}}}}""", "{\"a\":1,\"xb\":2}", ValidationOutcome.Valid)]
    [InlineData("""{"propertyNames":{"$ref":"#/$defs/n"},"$defs":{"n":{"if":{"minLength":2},"then":{"pattern":"^x"}}}}""", "{\"a\":1,\"b\\u0062\":2}", ValidationOutcome.Invalid)]
    public void Validate_NamesUnderASchemaThatMustBeEvaluated_AreHeldToIt(string schema, string json, ValidationOutcome expected) =>
        Assert.Equal(expected, Documents.Schema(schema).Validate(json));

    [Fact]
    public void Validate_SeveralFaults_ReportsAllInOrder()
    {
        JsonSchema schema = Documents.Schema(
            """{"type":"object","required":["a","z"],"additionalProperties":false,"properties":{"a":{"type":"string","maxLength":2,"pattern":"^b"},"z":true}}""");

        ValidationErrors errors = schema.ErrorsOf("""{"a":"aaa","c/~":1}""");

        Assert.Equal(
            [("/a", "maxLength"), ("/a", "pattern"), ("/c~1~0", "additionalProperties"), ("", "required")],
            errors.Select(error => (error.Pointer, error.Keyword)));
        Assert.False(errors.Truncated);
    }

    [Fact]
    public void Validate_EnumOfManyConstants_NamesTheFirst()
    {
        JsonSchema schema = Documents.Schema($$"""{"enum":[{{string.Join(',', Enumerable.Range(1, 20))}}]}""");

        Assert.Equal(
            "Expected one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 8 more, but found the number 21.",
            schema.ErrorOf("21").Message);
    }
}
