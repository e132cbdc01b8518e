using System.Text;
using System.Text.Json.Nodes;
using Telemetry.Schema.Catalogue;

namespace Telemetry.Schema.Tests.Catalogue;

public sealed class BuiltInSchemaTests
{
    private static readonly HashSet<string> Annotations = ["$schema", "title", "description", "properties", "items", "propertyNames"];

    public static TheoryData<string> Names => [.. Examples.Names];

    [Fact]
    public void Examples_CoverTheWholeCatalogue() =>
        Assert.Equal(EventCatalogue.BuiltIn.Events.Select(e => e.Name).Append(Examples.Envelope).Order(), Examples.Names.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Validate_Examples_AreValid(string name)
    {
        Assert.Empty(Faults(name, Examples.Least(name)));
        Assert.Empty(Faults(name, Examples.Full(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Carries", "modelkit.events")]
    public void Validate_EveryBoundBrokenOnce_IsRefusedForThatBound(string name)
    {
        var violations = Violations.Of(Examples.SchemaText(name), Examples.Full(name)).ToList();

        Assert.All(violations, violation => Assert.Contains(Faults(name, violation.Document), e => e.Keyword == violation.Keyword && e.Pointer == violation.Pointer));
        Assert.Empty(Keywords(Examples.SchemaText(name)).Except(violations.Select(v => v.Keyword)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Validate_EveryRangeAtItsEnds_IsValid(string name)
    {
        var schema = Examples.SchemaText(name);
        foreach (var (field, declared) in schema["properties"]!.AsObject())
        {
            foreach (var end in Ends(declared!.AsObject(), Examples.Full(name)[field]!))
            {
                var document = Examples.Full(name).AsObject();
                document[field] = end;

                Assert.Empty(Faults(name, document));
            }
        }
    }

    [Theory]
    [InlineData("id", "0190F3C4-7A6B-7C3D-8E2F-1A2B3C4D5E6F")]
    [InlineData("id", "0190f3c4-7a6b-4c3d-8e2f-1a2b3c4d5e6f")]
    [InlineData("id", "0190f3c4-7a6b-7c3d-7e2f-1a2b3c4d5e6f")]
    [InlineData("id", "{0190f3c4-7a6b-7c3d-8e2f-1a2b3c4d5e6}")]
    [InlineData("id", "0190f3c47a6b7c3d8e2f1a2b3c4d5e6f")]
    [InlineData("id", "0190f3c4-7a6b-7c3d-8e2f-1a2b3c4d5e6f\n")]
    [InlineData("name", "command.")]
    [InlineData("name", "command..x")]
    [InlineData("name", "_command")]
    [InlineData("name", "command-x")]
    [InlineData("name", "1command")]
    [InlineData("name", "command\n")]
    [InlineData("time", "2026-11-21T09:32:27Z")]
    [InlineData("time", "2026-11-21T09:32:27.12Z")]
    [InlineData("time", "2026-11-21T09:32:27.1234Z")]
    [InlineData("time", "2026-11-21T09:32:27.123+00:00")]
    [InlineData("time", "2026-11-21t09:32:27.123z")]
    [InlineData("time", "2026-11-21 09:32:27.123Z")]
    [InlineData("time", "2026-11-21T24:00:00.000Z")]
    [InlineData("time", "2026-11-21T09:32:60.000Z")]
    [InlineData("time", "2025-02-29T09:32:27.123Z")]
    [InlineData("time", "1969-12-31T23:59:59.999Z")]
    [InlineData("time", "2026-11-21T09:32:27.123Z\n")]
    [InlineData("os", "Linux")]
    [InlineData("os_version", "10.0.22631")]
    [InlineData("os_version", "10.")]
    [InlineData("os_version", "Ubuntu 24.04")]
    [InlineData("app", "")]
    [InlineData("app", "a\0b")]
    [InlineData("channel", "a\tb")]
    [InlineData("trace_id", "4BF92F3577B34DA6A3CE929D0E0E4736")]
    [InlineData("trace_id", "4bf92f3577b34da6a3ce929d0e0e473")]
    [InlineData("session_id", "not-a-uuid")]
    public void Validate_EnvelopeValueThatIsClose_IsRefused(string field, string value) => AssertRefused(Examples.Envelope, field, value);

    [Theory]
    [InlineData("command", "command", "Doc")]
    [InlineData("command", "command", "my title")]
    [InlineData("command", "command", "-v")]
    [InlineData("command", "subcommand", "/home/alice")]
    [InlineData("command", "outcome", "ok")]
    [InlineData("error", "message", "a\0b")]
    [InlineData("error", "message", "\u001b[31mred")]
    public void Validate_DataValueThatIsClose_IsRefused(string name, string field, string value) => AssertRefused(name, field, value);

    [Theory]
    [InlineData("/home/alice/x.cs")]
    [InlineData("C:/Users/alice/x.cs")]
    [InlineData(@"src\x.cs")]
    [InlineData(@"\\server\share\x.cs")]
    [InlineData("~/x.cs")]
    [InlineData("file://x.cs")]
    public void Validate_StackFileThatIsNotRelative_IsRefused(string file)
    {
        var document = Examples.Full("error").AsObject();
        document["stack"]![0]!["file"] = file;

        Assert.Contains(Faults("error", document), e => e.Pointer == "/stack/0/file" && e.Keyword == "pattern");
    }

    private static void AssertRefused(string name, string field, string value)
    {
        var document = Examples.Full(name).AsObject();
        Assert.True(document.ContainsKey(field));
        document[field] = value;

        Assert.Contains(Faults(name, document), e => e.Pointer == $"/{field}");
    }

    private static IEnumerable<JsonNode> Ends(JsonObject declared, JsonNode example) => declared["type"]!.ToJsonString() switch
    {
        "\"integer\"" => [declared["minimum"]!.DeepClone(), declared["maximum"]!.DeepClone()],
        "\"string\"" when declared["enum"] is JsonArray members => members.Select(m => m!.DeepClone()),
        "\"string\"" when declared["const"] is not null => [],
        "\"string\"" => [example.GetValue<string>().PadRight(declared["maxLength"]!.GetValue<int>(), example.GetValue<string>()[^1])],
        "\"array\"" => [new JsonArray([.. Enumerable.Range(0, declared["maxItems"]!.GetValue<int>()).Select(_ => example[0]!.DeepClone())])],
        _ => [],
    };

    private static ValidationErrors Faults(string name, JsonNode document)
    {
        var errors = new ValidationErrors(64);
        var outcome = Examples.Schema(name).Validate(Encoding.UTF8.GetBytes(document.ToJsonString()), errors);

        Assert.Equal(outcome == ValidationOutcome.Valid, errors.Count == 0);
        return errors;
    }

    // What asserts something anywhere in the schema; each of it must have been broken at least once.
    private static IEnumerable<string> Keywords(JsonNode? node) => node switch
    {
        JsonObject schema when schema.ContainsKey("type") || schema.ContainsKey("pattern") =>
            schema.Where(k => !Annotations.Contains(k.Key) && !k.Key.StartsWith("x-", StringComparison.Ordinal) && !(k.Key == "additionalProperties" && k.Value is JsonObject)).Select(k => k.Key)
                .Concat(schema.Select(k => k.Value).OfType<JsonObject>().SelectMany(Keywords)),
        JsonObject properties => properties.SelectMany(p => Keywords(p.Value)),
        _ => [],
    };
}
