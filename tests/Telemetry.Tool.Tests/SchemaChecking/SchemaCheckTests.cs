using System.Text.Json;
using Ingest.Testing;

namespace Telemetry.Tool.Tests.SchemaChecking;

public sealed class SchemaCheckTests : IDisposable
{
    private const string Schema = """{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"sizes":{"items":{"type":"integer"}}}}""";

    private readonly TemporaryDirectory _directory = new();

    public SchemaCheckTests() => Write("s.json", Schema);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Check_ValidDocument_EndsWithZero() =>
        Assert.Equal(new ToolOutcome(0, "1 valid, 0 not.\n", ""), Check("""{"name":"a"}"""));

    [Fact]
    public void Check_InvalidValue_IsPlacedByLineAndColumn()
    {
        var outcome = Check("{\n  \"name\": \"é\", \"sizes\": [1,\n    2, \"x\"]\n}");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("d.json:3:8: ", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("(type at /sizes/2)", outcome.Out, StringComparison.Ordinal);
        Assert.EndsWith("0 valid, 1 not.\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MissingMember_IsPlacedAtItsObject() =>
        Assert.StartsWith("d.json:2:1: Expected the member \"name\"", Check("\n{}").Out, StringComparison.Ordinal);

    [Fact]
    public void Check_MemberThatComesTwice_IsPlacedAtTheSecond() =>
        Assert.StartsWith("d.json:2:1: ", Check("{\"name\":\"a\",\n\"name\":\"b\"}").Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"name\":\n \"a\",}", "d.json:2:6: ")]
    [InlineData("", "d.json:1:1: ")]
    [InlineData("{} {}", "d.json:1:4: ")]
    public void Check_WhatIsNotJson_IsPlacedWhereItStopsBeingJson(string document, string place)
    {
        var outcome = Check(document);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith(place, outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Lines_AreDocumentsOfTheirOwn()
    {
        Write("d.jsonl", "{\"name\":\"a\"}\n\n{\"name\":1}\r\n{\"name\":\"b\"}\n{\"name\":\"" + new string('c', 200_000) + "\"}\n{\"sizes\":[]}");

        var outcome = Run("s.json", "d.jsonl");

        Assert.Equal(1, outcome.ExitCode);
        var lines = outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["d.jsonl:3:9", "d.jsonl:6:1", "3 valid, 2 not."], lines.Select(l => l.Split(": ")[0]));
    }

    [Fact]
    public void Check_StandardInput_IsRead()
    {
        var outcome = ToolRun.With("{\"name\":1}", _directory.Path, "schema", "check", "s.json", "-");

        Assert.StartsWith("standard input:1:9: ", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Json_HasEveryFaultAndTheCounts()
    {
        Write("d.json", """{"name":1}""");

        using var json = JsonDocument.Parse(Run("s.json", "d.json", "--json").Out);

        Assert.True(json.RootElement.GetProperty("schema_valid").GetBoolean());
        Assert.Equal((0, 1), (json.RootElement.GetProperty("valid").GetInt32(), json.RootElement.GetProperty("invalid").GetInt32()));
        var fault = Assert.Single(json.RootElement.GetProperty("faults").EnumerateArray().ToList());
        Assert.Equal(("/name", "type", 1, 9), (fault.GetProperty("pointer").GetString(), fault.GetProperty("keyword").GetString(), fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetInt32()));
    }

    [Theory]
    [InlineData("{\n \"properties\": {\n  \"a\": {\"type\": \"strin\"}}}", "s.json:3:")]
    [InlineData("{\"type\": \"object\"", "s.json:1:")]
    [InlineData("{\"$ref\": \"https://example.com/other\"}", "s.json:1:")]
    public void Check_SchemaThatIsRefused_IsPlacedAndEndsWithOne(string schema, string place)
    {
        Write("s.json", schema);

        var outcome = Run("s.json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith(place, outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SchemaAlone_IsCalledOne() => Assert.Equal(new ToolOutcome(0, "s.json: a schema.\n", ""), Run("s.json"));

    [Fact]
    public void Check_ReferenceToAGivenSchema_IsFollowed()
    {
        Write("s.json", """{"$ref":"https://example.com/other"}""");
        Write("o.json", """{"$id":"https://example.com/other","type":"integer"}""");
        Write("d.json", "\"x\"");

        Assert.StartsWith("d.json:1:1: ", Run("s.json", "d.json", "--with", "o.json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GivenSchemaWithoutAnId_IsRefused()
    {
        Write("o.json", "{}");

        Assert.Equal(2, Run("s.json", "--with", "o.json").ExitCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0, "--annotate-formats")]
    public void Check_Format_AssertsUnlessAskedNotTo(int exitCode, params string[] options)
    {
        Write("s.json", """{"format":"date"}""");
        Write("d.json", "\"2026-02-30\"");

        Assert.Equal(exitCode, Run(["s.json", "d.json", .. options]).ExitCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--strict")]
    public void Check_UnknownKeyword_IsRefusedWhereStrict(int exitCode, params string[] options)
    {
        Write("s.json", """{"requird":["a"],"x-own":1}""");

        Assert.Equal(exitCode, Run(["s.json", .. options]).ExitCode);
    }

    [Fact]
    public void Check_FileThatIsNotThere_EndsWithThree() => Assert.Equal(3, Run("s.json", "missing.json").ExitCode);

    private ToolOutcome Check(string document)
    {
        Write("d.json", document);
        return Run("s.json", "d.json");
    }

    private ToolOutcome Run(params string[] args) => ToolRun.In(_directory.Path, ["schema", "check", .. args]);

    private void Write(string name, string text) => File.WriteAllText(_directory.File(name), text);
}
