using System.Text;

namespace Telemetry.Schema.Tests.Compiling;

public sealed class GivenSchemaTests
{
    [Theory]
    [InlineData("""{"$ref":"https://a.example/n"}""")]
    [InlineData("""{"$id":"https://a.example/root","$ref":"n"}""")]
    [InlineData("""{"$ref":"https://a.example/n#/$defs/inner"}""")]
    [InlineData("""{"$ref":"https://a.example/n#anchor"}""")]
    [InlineData("""{"$ref":"https://b.example/by-another-name"}""")]
    [InlineData("""{"$ref":"https://b.example/embedded"}""")]
    public void Compile_ReferenceToAGivenSchema_Follows(string schema)
    {
        JsonSchema compiled = Compile(
            schema,
            ("https://a.example/n", """{"type":"null","$defs":{"inner":{"$anchor":"anchor","type":"null"}}}"""),
            ("https://a.example/other", """{"$id":"https://b.example/by-another-name","type":"null","$defs":{"x":{"$id":"embedded","type":"null"}}}"""),
            ("https://a.example/draft-07", """{"$schema":"http://json-schema.org/draft-07/schema#","type":"null"}"""),
            ("https://a.example/broken", "{"));

        Assert.Equal(ValidationOutcome.Valid, compiled.Validate("null"));
        Assert.Equal(ValidationOutcome.Invalid, compiled.Validate("1"));
    }

    [Fact]
    public void Error_InAGivenSchema_NamesTheDocument()
    {
        JsonSchema compiled = Compile("""{"$ref":"https://a.example/n"}""", ("https://a.example/n", """{"type":"null"}"""));

        Assert.Equal("https://a.example/n#/type", compiled.ErrorOf("1").SchemaPointer);
    }

    [Fact]
    public void Compile_BrokenGivenSchemaThatIsReferredTo_RefusedWithItsName()
    {
        JsonSchemaException e = Assert.Throws<JsonSchemaException>(() => Compile("""{"$ref":"https://a.example/n"}""", ("https://a.example/n", """{"type":"nil"}""")));

        Assert.Equal("https://a.example/n#/type", e.Pointer);
    }

    [Fact]
    public void Compile_BaseUri_ResolvesReferences()
    {
        var options = new JsonSchemaOptions { BaseUri = "https://a.example/dir/root", Schemas = Given([("https://a.example/dir/n", """{"type":"null"}""")]) };

        Assert.Equal(ValidationOutcome.Invalid, JsonSchema.Compile("""{"$ref":"n"}"""u8, options).Validate("1"));
    }

    [Fact]
    public void Compile_MetaSchemaWithoutValidation_IgnoresItsKeywords()
    {
        const string Meta = """
            {
              "$id": "https://a.example/meta",
              "$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/core": true, "https://json-schema.org/draft/2020-12/vocab/applicator": true },
              "$dynamicAnchor": "meta",
              "allOf": [{ "$ref": "https://json-schema.org/draft/2020-12/meta/core" }, { "$ref": "https://json-schema.org/draft/2020-12/meta/applicator" }],
              "properties": { "x-owner": { "type": "string" } }
            }
            """;

        JsonSchema compiled = Compile("""{"$schema":"https://a.example/meta","properties":{"a":false,"n":{"minimum":10}}}""", ("https://a.example/meta", Meta));

        Assert.Equal(ValidationOutcome.Valid, compiled.Validate("""{"n":1}"""));
        Assert.Equal(ValidationOutcome.Invalid, compiled.Validate("""{"a":1}"""));
        Assert.Equal(
            "/x-owner",
            Assert.Throws<JsonSchemaException>(() => Compile("""{"$schema":"https://a.example/meta","x-owner":1}""", ("https://a.example/meta", Meta))).Pointer);
    }

    [Fact]
    public void Compile_MetaSchemasThatNameEachOther_Ends()
    {
        JsonSchema compiled = Compile(
            """{"$schema":"https://a.example/a","type":"null"}""",
            ("https://a.example/a", """{"$schema":"https://a.example/b"}"""),
            ("https://a.example/b", """{"$schema":"https://a.example/a"}"""));

        Assert.Equal(ValidationOutcome.Invalid, compiled.Validate("1"));
    }

    [Theory]
    [InlineData("root.json")]
    [InlineData("https://a b")]
    public void BaseUri_NotAbsolute_Refused(string uri)
    {
        Assert.Throws<ArgumentException>(() => new JsonSchemaOptions { BaseUri = uri });
    }

    [Fact]
    public void Compile_UnknownVocabularyRequired_Refused()
    {
        JsonSchemaException e = Assert.Throws<JsonSchemaException>(() => Compile(
            """{"$schema":"https://a.example/meta"}""", ("https://a.example/meta", """{"$vocabulary":{"https://a.example/vocab":true}}""")));

        Assert.Equal(("/$schema", JsonSchemaRefusal.NotSupported), (e.Pointer, e.Reason));
    }

    [Fact]
    public void Compile_ItsOwnMetaSchema_AcceptsSchemasAndRefusesOthers()
    {
        JsonSchema meta = Documents.Schema("""{"$ref":"https://json-schema.org/draft/2020-12/schema"}""");

        Assert.Equal(ValidationOutcome.Valid, meta.Validate(Samples.Schema));
        Assert.Equal("/properties/a/type", meta.ErrorsOf("""{"properties":{"a":{"type":"nil"}}}""")[0].Pointer);
    }

    private static JsonSchema Compile(string schema, params (string Uri, string Text)[] given) =>
        JsonSchema.Compile(Encoding.UTF8.GetBytes(schema), new JsonSchemaOptions { Schemas = Given(given) });

    private static Dictionary<string, ReadOnlyMemory<byte>> Given((string Uri, string Text)[] given) =>
        given.ToDictionary(schema => schema.Uri, schema => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(schema.Text)));
}
