namespace Telemetry.Schema.Tests.Keywords;

public sealed class ReferenceTests
{
    [Fact]
    public void Ref_ToItself_ValidatesEveryLevel()
    {
        JsonSchema schema = Documents.Schema(
            """{"type":"object","additionalProperties":false,"properties":{"next":{"$ref":"#"},"value":{"type":"integer"}}}""");

        Assert.Equal(ValidationOutcome.Valid, schema.Validate("""{"value":1,"next":{"value":2,"next":{}}}"""));
        Assert.Equal("/next/next/value", schema.ErrorOf("""{"next":{"next":{"value":"x"}}}""").Pointer);
    }

    [Fact]
    public void Ref_WithKeywordsBeside_AppliesBoth()
    {
        JsonSchema schema = Documents.Schema(
            """{"$ref":"#/$defs/named","required":["b"],"properties":{"a":{"minLength":2}},"$defs":{"named":{"required":["a"],"properties":{"a":{"maxLength":3}}}}}""");

        Assert.Equal(ValidationOutcome.Valid, schema.Validate("""{"a":"xx","b":1}"""));
        Assert.Equal(
            ["/properties/a/minLength", "/required"],
            schema.ErrorsOf("""{"a":"x"}""").Select(error => error.SchemaPointer));
        Assert.Equal("/$defs/named/properties/a/maxLength", schema.ErrorOf("""{"b":1,"a":"xxxx"}""").SchemaPointer);
    }

    [Fact]
    public void Ref_BothSidesRecurse_ReadsEachValueOnce()
    {
        // Following the reference and the keywords beside it one after the other would take 2^60 steps.
        JsonSchema schema = Documents.Schema(
            """{"$ref":"#/$defs/m","properties":{"a":{"$ref":"#"}},"$defs":{"m":{"properties":{"a":{"$ref":"#"}}}}}""");
        string json = string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1" + new string('}', 60);

        Assert.Equal(ValidationOutcome.Valid, schema.Validate(json));
    }

    [Theory]
    [InlineData("#/$defs/a~1b")]
    [InlineData("#/$defs/a%7E1b")]
    [InlineData("https://example.org/s#/$defs/a~1b")]
    public void Ref_EscapedPointer_FindsTheSchema(string reference)
    {
        JsonSchema schema = Documents.Schema(
            """{"$id":"https://example.org/s","$ref":"REFERENCE","$defs":{"a/b":{"type":"null"}}}""".Replace("REFERENCE", reference, StringComparison.Ordinal));

        Assert.Equal(ValidationOutcome.Invalid, schema.Validate("1"));
    }

    [Fact]
    public void Ref_AdditionalPropertiesBeside_LooksAtOwnPropertiesOnly()
    {
        JsonSchema schema = Documents.Schema(
            """{"$ref":"#/$defs/m","additionalProperties":false,"$defs":{"m":{"properties":{"a":true}}}}""");

        Assert.Equal("additionalProperties", schema.ErrorOf("""{"a":1}""").Keyword);
    }
}
