namespace Telemetry.Schema.Tests.Reading;

public sealed class DuplicateNameTests
{
    private const string Declared = """{"properties":{"a":true,"b":true}}""";

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "/a", "\"a\"")]
    [InlineData("""{"a":1,"b":1,"\u0061":2}""", "/a", "\"a\"")]
    [InlineData("""{"\u0061":1,"a":2}""", "/a", "\"a\"")]
    [InlineData("""{"c":1,"c":2}""", "/c", "\"c\"")]
    [InlineData("""{"c":1,"\u0063":2}""", "/c", "\"c\"")]
    [InlineData("""{"\u0063":1,"c":2}""", "/c", "\"c\"")]
    [InlineData("""{"\u0063":1,"\u0063":2}""", "/c", "\"c\"")]
    [InlineData("""{"":1,"":2}""", "/", "\"\"")]
    [InlineData("""{"x\ny":1,"x\u000ay":2}""", "/x\\u{a}y", "\"x\\u{a}y\"")]
    public void Validate_NameTwice_NamesIt(string json, string at, string name)
    {
        ValidationError error = Documents.Schema(Declared).ErrorOf(json);

        Assert.Equal(
            new ValidationError(at, "uniqueNames", $"Expected every name once in an object, but found {name} again.", ""),
            error);
    }

    [Fact]
    public void Validate_LongNameTwice_CutsIt()
    {
        string name = new('n', 100);

        ValidationError error = Documents.Schema(Declared).ErrorOf($$"""{"{{name}}":1,"{{name}}":2}""");

        Assert.Contains($"\"{new string('n', 64)}…\"", error.Message, StringComparison.Ordinal);
        Assert.Equal($"/{new string('n', 64)}…", error.Pointer);
    }

    [Theory]
    [InlineData("""{"a":1,"b":1,"c":1,"d":{"a":1,"c":1}}""")]
    [InlineData("""{"c":{"c":{"c":1}},"d":{"c":1}}""")]
    [InlineData("""{"ab":1,"a":1,"abc":1,"ac":1}""")]
    public void Validate_DifferentNames_Valid(string json)
    {
        JsonSchema schema = Documents.Schema("""{"properties":{"a":true,"b":true},"additionalProperties":{"$ref":"#"}}""");

        Assert.Equal(ValidationOutcome.Valid, schema.Validate(json));
    }

    [Fact]
    public void Validate_ManyUndeclaredNames_FindsTheOneThatComesTwice()
    {
        JsonSchema schema = Documents.Schema("""{"additionalProperties":{"maxProperties":100000}}""");
        string nested = string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"{i}\":0"));
        string[] members = [.. Enumerable.Range(0, 50_000).Select(i => i == 700 ? $"\"n{i}\":{{{nested}}}" : $"\"n{i}\":1"), "\"\\u006e777\":2"];

        ValidationError error = schema.ErrorOf($"{{{string.Join(',', members)}}}");

        Assert.Equal(("/n777", "uniqueNames"), (error.Pointer, error.Keyword));
    }

    [Fact]
    public void Validate_ManyDeclaredNames_FindsTheOneThatComesTwice()
    {
        IEnumerable<int> range = Enumerable.Range(0, 200);
        JsonSchema schema = Documents.Schema(
            $"{{\"required\":[\"p150\"],\"properties\":{{{string.Join(',', range.Select(i => $"\"p{i}\":true"))}}}}}");
        string members = string.Join(',', range.Select(i => $"\"p{i}\":1"));

        Assert.Equal(ValidationOutcome.Valid, schema.Validate($"{{{members}}}"));
        Assert.Equal("/p130", schema.ErrorOf($"{{{members},\"p130\":2}}").Pointer);
        Assert.Equal("required", schema.ErrorOf("{\"p22\":1}").Keyword);
    }

    [Fact]
    public void Validate_ObjectThatNoKeywordLooksAt_NamesItToo()
    {
        Assert.Equal("/b/a", Documents.Schema("""{"type":"object"}""").ErrorOf("""{"b":{"a":1,"a":2}}""").Pointer);
    }
}
