using System.Text;
using Ingest.Functions.Reading;
using Ingest.Functions.Tests.Authenticating;
using Ingest.Functions.Tests.Reading;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Tests.Validating;

public sealed class EventValidatorTests
{
    public static TheoryData<string> GoodEvents =>
    [
        Events.Event(),
        Events.Event(v: "1.0"),
        Events.Event(v: "1e0"),
        Events.Event(v: "10e-1"),
        Events.Event(name: "\"\\u0063ommand\""),
        Events.Event(app: "\"t\\u006fol\""),
        Events.Event(time: "\"\\u0032026-11-21T08:59:58.250Z\""),
        Events.Event("{}", "\"heartbeat\""),
        Events.Event("""{"exception_type":"System.IO.IOException","stack":[{"function":"Main","file":"src/a.cs","line":3}]}""", "\"error\""),
        Events.Event("""{"name":"load","duration_ms":0,"status":"ok","attributes":{"a":true,"b":1.5,"c":"x"}}""", "\"span\""),
        Events.Event("""{"recorded":3,"sent":2,"spooled":1,"dropped":{"disk":1}}""", "\"client_stats\""),
        " \r\n" + Events.Event() + "\t",
    ];

    [Theory]
    [MemberData(nameof(GoodEvents))]
    public void Check_GoodEvent_WritesOneRow(string json)
    {
        var result = Events.Check(json);

        Assert.Null(result.Report);
        Assert.EndsWith("}\n", result.Row, StringComparison.Ordinal);
        Assert.Equal(1, result.Row.Count(c => c == '\n'));
    }

    public static TheoryData<string, string, string> BadEvents => new()
    {
        { "[]", "", "type" },
        { "1", "", "type" },
        { "{}", "", "required" },
        { Events.Event(id: "\"" + Events.Id.ToUpperInvariant() + "\""), "/id", "pattern" },
        { Events.Event(id: "\"7b1e\""), "/id", "format" },
        { Events.Event(id: "7"), "/id", "type" },
        { Events.Event(name: "\"9x\""), "/name", "pattern" },
        { Events.Event(v: "0"), "/v", "minimum" },
        { Events.Event(v: "1.5"), "/v", "type" },
        { Events.Event(v: "1e9"), "/v", "maximum" },
        { Events.Event(v: "1e999999999999"), "/v", "maximum" },
        { Events.Event(v: "\"1\""), "/v", "type" },
        { Events.Event(time: "\"2026-11-21T08:59:58Z\""), "/time", "pattern" },
        { Events.Event(time: "\"2026-02-30T08:59:58.250Z\""), "/time", "format" },
        { Events.Event(app: "\"\""), "/app", "minLength" },
        { Events.Event(app: "\"\\ud800\""), "/app", "unicode" },
        { Events.Event(app: "\"a\\nb\""), "/app", "pattern" },
        { Events.Event(more: ",\"host\":\"x\""), "/host", "additionalProperties" },
        { Events.Event(more: ",\"os\":\"linux\""), "/os", "uniqueNames" },
        { Events.Event("[]"), "/data", "type" },
        { Events.Event("null"), "/data", "type" },
        { Events.Event("{}"), "/data", "required" },
        { Events.Event("""{"command":"build","outcome":"won","duration_ms":12}"""), "/data/outcome", "enum" },
        { Events.Event("""{"command":"Build","outcome":"success","duration_ms":12}"""), "/data/command", "pattern" },
        { Events.Event("""{"command":"build","outcome":"success","duration_ms":-1}"""), "/data/duration_ms", "minimum" },
        { Events.Event("""{"command":"build","outcome":"success","duration_ms":1,"cwd":"/"}"""), "/data/cwd", "additionalProperties" },
        { Events.Event("""{"a":1}""", "\"heartbeat\""), "/data/a", "additionalProperties" },
    };

    [Theory]
    [MemberData(nameof(BadEvents))]
    public void Check_BadEvent_IsInvalidAtThatPlace(string json, string place, string keyword)
    {
        var result = Events.Check(json);

        Assert.Equal(EventFinding.Invalid, result.Report?.Finding);
        Assert.Contains(result.Report!.Faults, f => f.Pointer == place && f.Keyword == keyword);
        Assert.All(result.Report.Faults, f => Assert.NotEmpty(f.Message));
        Assert.Empty(result.Row);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"id\":01}")]
    [InlineData("not json")]
    public void Check_NotJson_IsMalformed(string json) => AssertRefused(EventFinding.Malformed, "", "json", Events.Check(json));

    [Fact]
    public void Check_InvalidUtf8_IsMalformed()
    {
        var json = Encoding.Latin1.GetBytes(Events.Event(app: "\"caf\u00e9\""));

        AssertRefused(EventFinding.Malformed, "", "json", Events.Check(json));
    }

    [Theory]
    [InlineData("\"commands\"", "1", "/name")]
    [InlineData("\"Command\"", "1", "/name")]
    [InlineData("\"command\"", "2", "/v")]
    [InlineData("\"command\"", "1000000", "/v")]
    [InlineData("\"command\"", "2.0e0", "/v")]
    public void Check_NotInTheCatalogue_TellsNameFromVersion(string name, string v, string place)
    {
        var result = Events.Check(Events.Event(name: name, v: v));

        AssertRefused(EventFinding.Unknown, place, "catalogue", result);
        Assert.Equal(Events.Id, result.Report!.Id);
    }

    [Theory]
    [InlineData(30, EventFinding.Invalid)]
    [InlineData(31, EventFinding.TooDeep)]
    [InlineData(31, EventFinding.TooDeep, "[]")]
    public void Check_Levels_AreCountedFromTheEvent(int withinAttributes, object finding, string innermost = "{}")
    {
        var attributes = Splits.Nested(withinAttributes, innermost);
        var json = Events.Event($$"""{"command":"build","outcome":"success","duration_ms":12,"attributes":{{attributes}}}""");

        Assert.Equal((EventFinding)finding, Events.Check(json).Report?.Finding);
    }

    [Fact]
    public void Check_KnownFaults_AreReportedWithoutReading()
    {
        AssertRefused(EventFinding.TooDeep, "", "maxDepth", Events.Check(Events.Event(), SliceFault.TooDeep));
        AssertRefused(EventFinding.TooLarge, "", "maxBytes", Events.Check(Events.Event(), SliceFault.TooLarge));
    }

    [Fact]
    public void Check_ForeignApp_IsRefused()
    {
        var result = Events.Check(Events.Event(), producer: Tokens.Holder(Tokens.Make(1, 2), apps: ["other"]));

        AssertRefused(EventFinding.ForeignApp, "/app", "app", result);
        Assert.DoesNotContain("tool", result.Report!.Faults[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"tool\"")]
    [InlineData("\"t\\u006fol\"")]
    public void Check_OwnApp_IsTakenHoweverItIsSpelt(string app) =>
        Assert.Null(Events.Check(Events.Event(app: app), producer: Tokens.Holder(Tokens.Make(1, 2), apps: ["tool"])).Report);

    [Fact]
    public void Check_LongestAppOfFourByteCharacters_IsCompared()
    {
        var app = string.Concat(Enumerable.Repeat("😀", 64));

        Assert.Null(Events.Check(Events.Event(app: $"\"{app}\""), producer: Tokens.Holder(Tokens.Make(1, 2), apps: [app])).Report);
    }

    private static void AssertRefused(EventFinding finding, string place, string keyword, CheckedEvent result)
    {
        Assert.Equal(finding, result.Report?.Finding);
        var fault = Assert.Single(result.Report!.Faults);
        Assert.Equal((place, keyword), (fault.Pointer, fault.Keyword));
        Assert.NotEmpty(fault.Message);
        Assert.Empty(result.Row);
    }
}
