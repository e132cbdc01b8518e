using System.Text;

namespace Telemetry.Schema.Tests.Reading;

public sealed class UnicodeTests
{
    [Theory]
    [InlineData("\"\\ud800\"", "")]
    [InlineData("\"\\udc00\"", "")]
    [InlineData("\"\\ud800x\"", "")]
    [InlineData("\"\\ud800\\u0041\"", "")]
    [InlineData("\"\\ud800\\ud800\\udc00\"", "")]
    [InlineData("{\"a\":\"\\udfff\"}", "/a")]
    [InlineData("{\"skipped\":[\"\\ud800\"]}", "/skipped/0")]
    [InlineData("{\"skipped\":{\"\\ud800\":1}}", "/skipped/\\ud800")]
    [InlineData("{\"\\ud800\":1}", "/\\ud800")]
    public void Validate_HalfASurrogatePair_IsAnError(string json, string at)
    {
        JsonSchema schema = Documents.Schema("""{"properties":{"a":{"maxLength":9}},"maxLength":9}""");

        ValidationError error = schema.ErrorOf(json);

        Assert.Equal(
            new ValidationError(at, "unicode", "Expected surrogates escaped in pairs (\\ud83d\\ude00), but found half of one.", ""),
            error);
    }

    [Theory]
    [InlineData("\"\\ud83d\\ude00\"", true)]
    [InlineData("\"😀\"", true)]
    [InlineData("\"\\uD83D\\uDE00\"", true)]
    [InlineData("\"\\\\ud83d\"", false)]
    public void Const_Escaped_ComparedAsMeant(string json, bool holds)
    {
        JsonSchema schema = Documents.Schema("{\"const\":\"\\ud83d\\ude00\"}");

        Assert.Equal(holds ? ValidationOutcome.Valid : ValidationOutcome.Invalid, schema.Validate(json));
    }

    [Theory]
    [InlineData("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t")]
    [InlineData("a\\u00e9b", "aéb")]
    [InlineData("\\u0000", "\0")]
    [InlineData("\\u20AC\\u20aC", "€€")]
    public void Const_EveryEscape_Understood(string escaped, string meant)
    {
        string constant = System.Text.Json.JsonSerializer.Serialize(meant);
        JsonSchema schema = Documents.Schema($$"""{"const":{{constant}},"maxLength":{{meant.Length}},"minLength":{{meant.Length}}}""");

        Assert.Equal(ValidationOutcome.Valid, schema.Validate($"\"{escaped}\""));
    }

    [Fact]
    public void MaxLength_LongEscapedText_CountsCodePoints()
    {
        string json = $"\"{string.Concat(Enumerable.Repeat("\\ud83d\\ude00é", 500))}\"";

        Assert.Equal(ValidationOutcome.Valid, Documents.Schema("""{"minLength":1000,"maxLength":1000}""").Validate(json));
        Assert.Equal(ValidationOutcome.Invalid, Documents.Schema("""{"maxLength":999}""").Validate(json));
        Assert.Equal(ValidationOutcome.Invalid, Documents.Schema("""{"minLength":1001}""").Validate(json));
    }

    [Theory]
    [InlineData(new byte[] { 0x22, 0xFF, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xC0, 0x80, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xF4, 0x90, 0x80, 0x80, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xE2, 0x82, 0x22 })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x31 })]
    public void Validate_InvalidUtf8OrByteOrderMark_Malformed(byte[] json)
    {
        Assert.Equal(ValidationOutcome.Malformed, Documents.Schema("true").Validate(json));
    }

    [Fact]
    public void Properties_NonAsciiNames_Found()
    {
        JsonSchema schema = Documents.Schema("""{"properties":{"größe":{"type":"integer"}},"additionalProperties":false}""");

        Assert.Equal(ValidationOutcome.Valid, schema.Validate("""{"gr\u00f6\u00dfe":1}"""));
        Assert.Equal("/größe", schema.ErrorOf("""{"größe":"x"}""").Pointer);
    }

    [Fact]
    public void Message_ControlCharacters_AreEscaped()
    {
        ValidationError error = Documents.Schema("""{"type":"null"}""").ErrorOf("\"a\\u0000\\u202e\\nb\"");

        Assert.Equal("Expected null, but found the string \"a\\u{0}\\u{202e}\\u{a}b\".", error.Message);
        Assert.True(Encoding.UTF8.GetByteCount(error.Message) == error.Message.Length);
    }
}
