using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Telemetry.Schema.Tests.Reading;

public sealed class MalformedTests
{
    private static readonly JsonSchema Anything = Documents.Schema("true");

    private static readonly JsonSchema Strict = Documents.Schema(
        """{"type":["object","array"],"properties":{"a":{"pattern":"^a*$"}},"additionalProperties":{"$ref":"#"},"items":{"enum":[1,"a",[1],{"a":1}]},"propertyNames":{"maxLength":3}}""");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1}{}")]
    [InlineData("1 2")]
    [InlineData("1 x")]
    [InlineData("1 // comment")]
    [InlineData("/* comment */ 1")]
    [InlineData("{a:1}")]
    [InlineData("'a'")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\\x41\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData("NaN")]
    [InlineData("tru")]
    public void Validate_NotJson_Malformed(string json)
    {
        Assert.Equal(ValidationOutcome.Malformed, Anything.Validate(json));
        Assert.Equal(ValidationOutcome.Malformed, Strict.Validate(json, new ValidationErrors()));
    }

    [Theory]
    [InlineData(" 1\r\n\t ")]
    [InlineData("\"\"")]
    [InlineData("-0.0e+00")]
    public void Validate_JsonOfAnyKind_Valid(string json)
    {
        Assert.Equal(ValidationOutcome.Valid, Anything.Validate(json));
    }

    [Fact]
    public void Validate_MalformedAfterAFault_Malformed()
    {
        Assert.Equal(ValidationOutcome.Malformed, Documents.Schema("""{"type":"string"}""").Validate("[1,]"));
    }

    [Theory]
    [InlineData(3, 3, ValidationOutcome.Valid)]
    [InlineData(3, 4, ValidationOutcome.TooDeep)]
    [InlineData(64, 64, ValidationOutcome.Valid)]
    [InlineData(64, 65, ValidationOutcome.TooDeep)]
    [InlineData(512, 512, ValidationOutcome.Valid)]
    [InlineData(512, 100_000, ValidationOutcome.TooDeep)]
    public void Validate_Depth_BoundedByTheOption(int maxDepth, int depth, ValidationOutcome expected)
    {
        string arrays = new string('[', depth) + new string(']', depth);
        string objects = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

        foreach (string schema in (string[])["true", """{"items":{"$ref":"#"},"properties":{"a":{"$ref":"#"}}}"""])
        {
            Assert.Equal(expected, Documents.Schema(schema, maxDepth).Validate(arrays));
            Assert.Equal(expected, Documents.Schema(schema, maxDepth).Validate(objects));
        }
    }

    [Fact]
    public void Validate_DeepAndBrokenFurtherOn_TooDeep()
    {
        Assert.Equal(ValidationOutcome.TooDeep, Anything.Validate(new string('[', 1000)));
        Assert.Equal(ValidationOutcome.Malformed, Anything.Validate("[}" + new string('[', 1000)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(513)]
    public void MaxDepth_OutOfRange_Throws(int maxDepth)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonSchemaOptions { MaxDepth = maxDepth });
    }

    [Fact]
    public void Validate_RandomBytes_AgreesWithJsonDocument()
    {
        // Fragments of JSON rather than bare bytes, so that some of it is well-formed.
        Gen<string> fragment = Gen.Elements(
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u0061\"", "\"\\ud800\"", "\"é\"", "1", "-0.5e7", "01", "true", "null", " ", "\n", "\"", "\\", "//", "\u00ff");
        Gen<byte[]> document = Gen.OneOf(
            fragment.ListOf().Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))),
            ArbMap.Default.ArbFor<byte[]>().Generator,
            WellFormed(3).Select(Encoding.UTF8.GetBytes));

        Prop.ForAll(document.ToArbitrary(), json =>
            (Anything.Validate(json) == ValidationOutcome.Malformed) == !IsJson(json)
            && (Strict.Validate(json, new ValidationErrors(2)) == ValidationOutcome.Malformed) == !IsJson(json))
            .QuickCheckThrowOnFailure();
    }

    private static Gen<string> WellFormed(int depth)
    {
        Gen<string> scalar = Gen.Elements("\"a\"", "\"\\u0061b\"", "1", "1.0", "-2e9", "true", "false", "null", "\"\\n\"");
        if (depth == 0)
        {
            return scalar;
        }

        Gen<string> inner = WellFormed(depth - 1);
        Gen<string> name = Gen.Elements("\"a\"", "\"b\"", "\"\\u0061\"", "\"long name\"");
        return Gen.OneOf(
            scalar,
            inner.ListOf().Select(items => $"[{string.Join(" , ", items)}]"),
            name.Zip(inner).ListOf().Select(members => $"{{{string.Join(',', members.Select(m => $"{m.Item1}:{m.Item2}"))}}}"));
    }

    // JsonDocument takes invalid UTF-8 until a string is read; the strict decoder tells.
    private static bool IsJson(byte[] json)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(json);
            using var document = JsonDocument.Parse(json);
            return true;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return false;
        }
    }
}
