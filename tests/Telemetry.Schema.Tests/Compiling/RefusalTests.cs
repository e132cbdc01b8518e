using System.Text;

namespace Telemetry.Schema.Tests.Compiling;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("1", "", "The schema: expected a schema, an object or a boolean, but found the number 1.")]
    [InlineData("""{"type":"text"}""", "/type", "/type: expected null, boolean, object, array, string, integer or number, but found the string \"text\".")]
    [InlineData("""{"type":["null","null"]}""", "/type/1", "/type/1: expected every string once, but found the string \"null\" again.")]
    [InlineData("""{"type":[]}""", "/type", "/type: expected the name of a type or an array of such, but found an array.")]
    [InlineData("""{"type":1}""", "/type", "/type: expected the name of a type or an array of such, but found the number 1.")]
    [InlineData("""{"enum":1}""", "/enum", "/enum: expected an array, but found the number 1.")]
    [InlineData("""{"maxLength":"5"}""", "/maxLength", "/maxLength: expected an integer that is not negative, but found the string \"5\".")]
    [InlineData("""{"minItems":-1}""", "/minItems", "/minItems: expected an integer that is not negative, but found the number -1.")]
    [InlineData("""{"maxProperties":1.5}""", "/maxProperties", "/maxProperties: expected an integer that is not negative, but found the number 1.5.")]
    [InlineData("""{"minimum":"1"}""", "/minimum", "/minimum: expected a number, but found the string \"1\".")]
    [InlineData("""{"multipleOf":0}""", "/multipleOf", "/multipleOf: expected a number above 0, but found the number 0.")]
    [InlineData("""{"multipleOf":-1}""", "/multipleOf", "/multipleOf: expected a number above 0, but found the number -1.")]
    [InlineData("""{"pattern":1}""", "/pattern", "/pattern: expected a string, but found the number 1.")]
    [InlineData("""{"pattern":"a)"}""", "/pattern", "/pattern: expected an ECMA-262 regular expression, but at character 2 of the pattern the end was expected, and ')' came.")]
    [InlineData("""{"properties":[]}""", "/properties", "/properties: expected an object of schemas, but found an array.")]
    [InlineData("""{"properties":{"a/b":1}}""", "/properties/a~1b", "/properties/a~1b: expected a schema, an object or a boolean, but found the number 1.")]
    [InlineData("""{"properties":{"a":{"items":"x"}}}""", "/properties/a/items", "/properties/a/items: expected a schema, an object or a boolean, but found the string \"x\".")]
    [InlineData("""{"items":[true]}""", "/items", "/items: expected a schema, an object or a boolean, but found an array.")]
    [InlineData("""{"required":["a",1]}""", "/required/1", "/required/1: expected a string, but found the number 1.")]
    [InlineData("""{"required":["a","a"]}""", "/required/1", "/required/1: expected every string once, but found the string \"a\" again.")]
    [InlineData("""{"required":true}""", "/required", "/required: expected an array, but found true.")]
    [InlineData("""{"title":1}""", "/title", "/title: expected a string, but found the number 1.")]
    [InlineData("""{"examples":{}}""", "/examples", "/examples: expected an array, but found an object.")]
    [InlineData("""{"deprecated":"yes"}""", "/deprecated", "/deprecated: expected true or false, but found the string \"yes\".")]
    [InlineData("""{"$id":"https://example.org/#a"}""", "/$id", "/$id: expected a URI without a fragment, but found the string \"https://example.org/#a\".")]
    [InlineData("""{"$ref":"#/$defs/a"}""", "/$ref", "/$ref: expected a reference to a schema, but \"#/$defs/a\" leads nowhere.")]
    [InlineData("""{"$ref":"#"}""", "/$ref", "/$ref: expected a reference that ends at a schema, but \"#\" leads back to itself.")]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}""", "/$defs/b/$ref", "/$defs/b/$ref: expected a reference that ends at a schema, but \"#/$defs/a\" leads back to itself.")]
    [InlineData("""{"$ref":"other.json"}""", "/$ref", "/$ref: expected a reference to this document or to a schema given in advance, but found \"other.json\", which is neither.")]
    [InlineData("""{"$ref":"#name"}""", "/$ref", "/$ref: expected a reference to a schema, but \"#name\" leads nowhere.")]
    [InlineData("""{"$ref":"#/examples/0","examples":[1]}""", "/examples/0", "/examples/0: expected a schema, an object or a boolean, but found the number 1.")]
    [InlineData("""{"$schema":"schema.json"}""", "/$schema", "/$schema: expected an absolute URI, but found \"schema.json\".")]
    [InlineData("""{"$ref":"a b"}""", "/$ref", "/$ref: expected a URI reference (RFC 3986), but found the string \"a b\".")]
    [InlineData("""{"allOf":[{"$ref":"#"}]}""", "/allOf/0/$ref", "/allOf/0/$ref: expected a reference that ends at a schema, but \"#\" leads back to itself.")]
    [InlineData("""{"anyOf":[]}""", "/anyOf", "/anyOf: expected an array of schemas, at least one, but found an array.")]
    [InlineData("""{"$anchor":"1a"}""", "/$anchor", "/$anchor: expected a name of letters, digits, '-', '_' and '.', not beginning with a digit, '-' or '.', but found the string \"1a\".")]
    [InlineData("""{"minContains":-1}""", "/minContains", "/minContains: expected an integer that is not negative, but found the number -1.")]
    [InlineData("""{"dependentRequired":{"a":["b","b"]}}""", "/dependentRequired/a/1", "/dependentRequired/a/1: expected every string once, but found the string \"b\" again.")]
    [InlineData("""{"patternProperties":{"(":true}}""", "/patternProperties/(", "/patternProperties/(: expected an ECMA-262 regular expression, but at character 2 of the pattern a closing parenthesis was expected, and it ends.")]
    [InlineData("""{"pattern":"\\p{Script=Elvish}"}""", "/pattern", "/pattern: expected an ECMA-262 regular expression, but \\p{Script=Elvish} is no property that ECMA-262 knows.")]
    [InlineData("""{"$defs":{"a":{"$id":"x:y"},"b":{"$id":"x:y"}}}""", "/$defs/b", "/$defs/b: expected an identifier of its own, but found another schema with \"x:y\".")]
    [InlineData("""{"type":"null","type":"null"}""", "/type", "/type: expected every name once in an object, but found this one again.")]
    [InlineData("""{"const":{"a":[{"b":1,"b":1}]}}""", "/const/a/0/b", "/const/a/0/b: expected every name once in an object, but found this one again.")]
    [InlineData("{\n \"type\": }", "", "The schema: expected JSON in UTF-8, but the syntax breaks at line 2, byte 10.")]
    [InlineData("""{"title":"\ud800"}""", "/title", "/title: expected surrogates escaped in pairs, but found half of one.")]
    public void Compile_InvalidSchema_SaysWhereAndWhy(string schema, string at, string message)
    {
        JsonSchemaException e = Assert.Throws<JsonSchemaException>(() => Documents.Schema(schema));

        Assert.Equal((message, at, JsonSchemaRefusal.InvalidSchema), (e.Message, e.Pointer, e.Reason));
    }

    [Theory]
    [InlineData("""{"properties":{"a":{"maxlength":1}}}""", "/properties/a/maxlength", "/properties/a/maxlength: expected a keyword of JSON Schema 2020-12, but found an unknown one; did you mean 'maxLength'?")]
    [InlineData("""{"requred":[]}""", "/requred", "/requred: expected a keyword of JSON Schema 2020-12, but found an unknown one; did you mean 'required'?")]
    [InlineData("""{"patern":""}""", "/patern", "/patern: expected a keyword of JSON Schema 2020-12, but found an unknown one; did you mean 'pattern'?")]
    [InlineData("""{"colour":1}""", "/colour", "/colour: expected a keyword of JSON Schema 2020-12, but found an unknown one; own keywords begin with x-")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#"}""", "/$schema", "/$schema: expected \"https://json-schema.org/draft/2020-12/schema\" or a meta-schema given in advance, but found \"http://json-schema.org/draft-07/…\".")]
    [InlineData("""{"maximum":1e9999999999999999999}""", "/maximum", "/maximum: expected an exponent of at most 1000000000000000, but found the number 1e9999999999999999999.")]
    public void Compile_NotSupported_SaysWhereAndWhat(string schema, string at, string message)
    {
        var options = new JsonSchemaOptions { Unknown = UnknownKeywords.Refuse };

        JsonSchemaException e = Assert.Throws<JsonSchemaException>(() => JsonSchema.Compile(Encoding.UTF8.GetBytes(schema), options));

        Assert.Equal((message, at, JsonSchemaRefusal.NotSupported), (e.Message, e.Pointer, e.Reason));
    }

    [Fact]
    public void Compile_InvalidUtf8_Refused()
    {
        JsonSchemaException e = Assert.Throws<JsonSchemaException>(() => JsonSchema.Compile([0x22, 0xFF, 0x22]));

        Assert.Equal("The schema: expected JSON in UTF-8, but the bytes are not UTF-8.", e.Message);
    }

    [Fact]
    public void Compile_DeepSchema_Refused()
    {
        string schema = string.Concat(Enumerable.Repeat("{\"items\":", 100_000)) + "true" + new string('}', 100_000);

        Assert.Equal(JsonSchemaRefusal.NotSupported, Assert.Throws<JsonSchemaException>(() => Documents.Schema(schema)).Reason);
    }

    [Fact]
    public void Compile_ReferencesThatMultiply_Refused()
    {
        // Which of q1 to q20 apply tells which of the last twenty names were "a": 2^20 combinations.
        const string Zero = "\"properties\":{\"a\":{\"$ref\":\"#/$defs/one\"},\"b\":{\"$ref\":\"#/$defs/zero\"}}";
        IEnumerable<string> chain = Enumerable.Range(1, 20).Select(
            i => $"\"q{i}\":{{\"additionalProperties\":{(i == 20 ? "true" : $"{{\"$ref\":\"#/$defs/q{i + 1}\"}}")}}}");
        string schema =
            $"{{\"$ref\":\"#/$defs/zero\",\"$defs\":{{\"zero\":{{{Zero}}},\"one\":{{\"$ref\":\"#/$defs/q1\",{Zero}}},{string.Join(',', chain)}}}}}";

        JsonSchemaException e = Assert.Throws<JsonSchemaException>(() => Documents.Schema(schema));

        Assert.Equal(JsonSchemaRefusal.NotSupported, e.Reason);
    }
}
