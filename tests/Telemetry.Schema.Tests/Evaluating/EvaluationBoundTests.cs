namespace Telemetry.Schema.Tests.Evaluating;

public sealed class EvaluationBoundTests
{
    [Fact]
    public void Validate_AlternativesWithinAlternatives_AreEvaluatedOnceEach()
    {
        // Without remembering, 2^60 evaluations.
        JsonSchema schema = Documents.Schema(
            """{"anyOf":[{"properties":{"a":{"$ref":"#"}},"required":["x"]},{"properties":{"a":{"$ref":"#"}},"required":["y"]},{"type":"null"}]}""");
        string json = string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1" + new string('}', 60);

        Assert.Equal("anyOf", schema.ErrorOf(json).Keyword);
    }

    [Fact]
    public void Validate_ErrorsBelowSchemasThatMeetAgain_AreReportedOnce()
    {
        JsonSchema schema = Documents.Schema(
            """{"unevaluatedProperties":false,"allOf":[{"properties":{"a":{"$ref":"#"}}},{"properties":{"a":{"$ref":"#"}}}]}""");
        string json = string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "{\"b\":1}" + new string('}', 40);

        ValidationErrors errors = schema.ErrorsOf(json);

        Assert.All(errors, error => Assert.Equal("unevaluatedProperties", error.Keyword));
    }

    [Fact]
    public void DependentSchemas_NameThatComesOften_AppliesItsSchemaOnce()
    {
        // Once for each time the name comes, 100^12 evaluations.
        string schema = "true";
        for (int i = 0; i < 12; i++)
        {
            schema = "{\"dependentSchemas\":{\"a\":" + schema + "}}";
        }

        string json = $"{{{string.Join(',', Enumerable.Repeat("\"a\":1", 100))}}}";

        Assert.Equal(ValidationOutcome.Invalid, Documents.Schema(schema).Validate(json));
    }

    [Fact]
    public void Validate_DeepDocumentOnASmallStack_EndsWithAnOutcome()
    {
        JsonSchema schema = Documents.Schema("""{"anyOf":[{"items":{"$ref":"#"}},{"type":"null"}],"not":{"type":"string"}}""", maxDepth: 512);
        string json = new string('[', 512) + new string(']', 512);
        ValidationOutcome outcome = default;
        var thread = new Thread(() => outcome = schema.Validate(json), maxStackSize: 256 * 1024);

        thread.Start();
        thread.Join();

        Assert.Contains(outcome, (ValidationOutcome[])[ValidationOutcome.Valid, ValidationOutcome.TooDeep]);
    }

    [Fact]
    public void UniqueItems_ManyItems_FindsTheTwo()
    {
        JsonSchema schema = Documents.Schema("""{"uniqueItems":true}""");
        string items = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"{{\"a\":{i},\"b\":\"{i}\"}}"));

        Assert.Equal(ValidationOutcome.Valid, schema.Validate($"[{items}]"));
        Assert.Equal(
            "Expected items that all differ, but found the items at 777 and 20000 equal.",
            schema.ErrorOf($"[{items},{{\"b\":\"\\u0037\\u0037\\u0037\",\"a\":7.77e2}}]").Message);
    }

    [Fact]
    public void Validate_MoreMembersThanAWordHasBits_AreAllEvaluated()
    {
        string names = string.Join(',', Enumerable.Range(0, 150).Select(i => $"\"p{i}\":true"));
        string members = string.Join(',', Enumerable.Range(0, 150).Select(i => $"\"p{i}\":1"));
        JsonSchema schema = Documents.Schema($"{{\"allOf\":[{{\"properties\":{{{names}}}}}],\"unevaluatedProperties\":false}}");

        Assert.Equal(ValidationOutcome.Valid, schema.Validate($"{{{members}}}"));
        Assert.Equal("/q", schema.ErrorOf($"{{{members},\"q\":1}}").Pointer);
    }
}
