namespace Telemetry.Schema.Tests.Reading;

public sealed class ErrorBoundTests
{
    private const string Sentinel = "Sentinel";

    [Fact]
    public void Validate_MoreErrorsThanCapacity_KeepsTheFirst()
    {
        var errors = new ValidationErrors(3);

        Documents.Schema("""{"items":{"type":"null"}}""").Validate("[1,2,3,4,5]", errors);

        Assert.Equal(["/0", "/1", "/2"], errors.Select(error => error.Pointer));
        Assert.True(errors.Truncated);
        errors.Clear();
        Assert.Empty(errors);
        Assert.False(errors.Truncated);
    }

    [Fact]
    public void Validate_AsManyErrorsAsCapacity_IsNotTruncated()
    {
        var errors = new ValidationErrors(2);

        Documents.Schema("""{"items":{"type":"null"}}""").Validate("[1,2]", errors);

        Assert.Equal(2, errors.Count);
        Assert.False(errors.Truncated);
    }

    [Fact]
    public void ValidationErrors_NoCapacity_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationErrors(0));
    }

    [Fact]
    public void Message_LongValue_Quotes32Characters()
    {
        JsonSchema schema = Documents.Schema("""{"type":"null"}""");

        Assert.Equal(
            $"Expected null, but found the string \"{new string('é', 32)}…\".", schema.ErrorOf($"\"{new string('é', 33)}\"").Message);
        Assert.Equal(
            $"Expected null, but found the number {new string('9', 32)}….", schema.ErrorOf(new string('9', 50)).Message);
        Assert.Equal(
            $"Expected null, but found the string \"{new string('é', 32)}\".", schema.ErrorOf($"\"{new string('é', 32)}\"").Message);
    }

    [Theory]
    [InlineData("""{"x-class":"text","type":"integer"}""", "\"Sentinel\"")]
    [InlineData("""{"x-class":"text","maxLength":3}""", "\"Sentinel\"")]
    [InlineData("""{"x-class":"text","pattern":"^x"}""", "\"Sentinel\"")]
    [InlineData("""{"x-class":"text","format":"uuid"}""", "\"Sentinel\"")]
    [InlineData("""{"x-class":"text","enum":["a"]}""", "\"\\u0053entinel\"")]
    [InlineData("""{"x-class":"text","maximum":1}""", "4711")]
    [InlineData("""{"x-class":"text","type":"string"}""", "4711")]
    [InlineData("""{"x-class":"text","type":"string"}""", "true")]
    [InlineData("""{"x-class":"text","type":"string"}""", "null")]
    [InlineData("""{"x-class":"text","items":{"maxLength":3}}""", "[\"Sentinel\"]")]
    [InlineData("""{"x-class":"text","items":{"pattern":"^x"}}""", "[\"Sentinel\"]")]
    [InlineData("""{"x-class":"text","propertyNames":{"pattern":"^x"}}""", "{\"Sentinel\":1}")]
    [InlineData("""{"x-class":"text","additionalProperties":false}""", "{\"Sentinel\":1}")]
    [InlineData("""{"x-class":"text","maxProperties":2}""", "{\"Sentinel\":1,\"Sentinel\":1}")]
    [InlineData("""{"x-class":"text","$ref":"#/$defs/d","$defs":{"d":{"pattern":"^x"}}}""", "\"Sentinel\"")]
    [InlineData("""{"$ref":"#/$defs/d","pattern":"^x","$defs":{"d":{"x-class":"text"}}}""", "\"Sentinel\"")]
    public void Message_TextClass_ShowsNothingOfTheValue(string schema, string json)
    {
        ValidationError error = Documents.Schema(schema).ErrorOf(json);

        Assert.DoesNotContain(Sentinel, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("found true", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("found null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ErrorsKeptFromBefore_AreLeft()
    {
        JsonSchema schema = Documents.Schema("""{"type":"null"}""");
        var errors = new ValidationErrors();

        schema.Validate("1", errors);
        schema.Validate("2", errors);

        Assert.Equal(2, errors.Count);
    }
}
