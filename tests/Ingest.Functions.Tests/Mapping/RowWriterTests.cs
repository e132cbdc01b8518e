using System.Text.Json;
using Ingest.Functions.Tests.Authenticating;
using Ingest.Functions.Tests.Validating;

namespace Ingest.Functions.Tests.Mapping;

public sealed class RowWriterTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void Write_MembersInAnyOrder_IsTheSameRow()
    {
        const string Members = """
            "id":"01938f2c-7b1e-7c3a-9d4f-0123456789ab"|"name":"command"|"v":1|"time":"2026-11-21T08:59:58.250Z"|"app":"tool"|"app_version":"1.2.3"|"os":"linux"|"arch":"x64"|"data":{"command":"build","outcome":"success","duration_ms":12}
            """;
        var members = Members.Split('|');
        var random = new Random(7);
        var expected = Events.Row(Events.Event());
        for (var i = 0; i < 50; i++)
        {
            random.Shuffle(members);
            Assert.Equal(expected, Events.Row($"{{{string.Join(',', members)}}}"));
        }
    }

    [Fact]
    public void Write_DataInAnyOrder_IsTheSameRow() =>
        Assert.Equal(
            Events.Row(Events.Event("""{"command":"a","outcome":"success","duration_ms":1,"phase":"p","backend":"b"}""")),
            Events.Row(Events.Event("""{"backend":"b","duration_ms":1,"phase":"p","outcome":"success","command":"a"}""")));

    [Fact]
    public void Write_EmptyStrings_AreLeftOut() =>
        Assert.Equal(
            Events.Row(Events.Event()),
            Events.Row(Events.Event("""{"command":"build","outcome":"success","duration_ms":12,"backend":"","phase":""}""", more: ",\"channel\":\"\",\"org_id\":\"\",\"correlation\":\"\"")));

    [Fact]
    public void Write_NothingLeftForProperties_LeavesTheColumnOut() =>
        Assert.DoesNotContain("Properties", Events.Row(Events.Event()), StringComparison.Ordinal);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Write_PrettyPrintedEvent_IsOneLineOfTheSameContent(string newline)
    {
        var compact = Events.Event("""{"exception_type":"a\nb","stack":[{"function":"f","line":1},{"function":"g"}]}""".Replace("\\n", "", StringComparison.Ordinal), "\"error\"");
        using var document = JsonDocument.Parse(compact);
        var pretty = JsonSerializer.Serialize(document, Indented).ReplaceLineEndings(newline);
        Assert.Contains(newline, pretty, StringComparison.Ordinal);

        var row = Events.Row(pretty);

        Assert.Equal(row.Length - 1, row.IndexOfAny(['\n', '\r']));
        Assert.True(JsonElement.DeepEquals(Parse(Events.Row(compact)), Parse(row)));
    }

    [Fact]
    public void Write_EscapedNewlineInText_StaysEscaped()
    {
        var row = Events.Row(Events.Event("""{"exception_type":"X","message":"a\nb\r\u000ac"}""", "\"error\""));

        Assert.Contains("""
            "message":"a\nb\r\u000ac"
            """, row, StringComparison.Ordinal);
        Assert.Equal(1, row.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("1e2", "100")]
    [InlineData("1.0", "1")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("0e99999", "0")]
    [InlineData("100e-2", "1")]
    [InlineData("2.5E+1", "25")]
    [InlineData("-2147483648", "-2147483648")]
    [InlineData("2147483647.000", "2147483647")]
    public void Write_IntegerOfAnySpelling_IsPlainInItsColumn(string number, string expected) =>
        Assert.Contains(
            $"\"ExitCode\":{expected},",
            Events.Row(Events.Event($$"""{"command":"a","outcome":"success","duration_ms":1,"exit_code":{{number}}}""")),
            StringComparison.Ordinal);

    [Fact]
    public void Write_VersionOfAnySpelling_IsPlainInItsColumn() =>
        Assert.Equal(Events.Row(Events.Event()), Events.Row(Events.Event(v: "0.1e1")));

    [Theory]
    [InlineData("2026-11-19T09:00:00.000Z", "2026-11-19T09:00:00.000Z")]
    [InlineData("2026-11-19T08:59:59.999Z", "2026-11-21T09:00:00.000Z")]
    [InlineData("2026-11-22T09:00:00.000Z", "2026-11-22T09:00:00.000Z")]
    [InlineData("2026-11-22T09:00:00.001Z", "2026-11-21T09:00:00.000Z")]
    [InlineData("1970-01-01T00:00:00.000Z", "2026-11-21T09:00:00.000Z")]
    [InlineData("2099-12-31T23:59:59.999Z", "2026-11-21T09:00:00.000Z")]
    public void Write_TimeGenerated_IsTheEventsTimeOnlyWhereItWouldBeKept(string time, string generated)
    {
        var row = Parse(Events.Row(Events.Event(time: $"\"{time}\"")));

        Assert.Equal(generated, row.GetProperty("TimeGenerated").GetString());
        Assert.Equal(time, row.GetProperty("EventTime").GetString());
        Assert.Equal(Tokens.Now, row.GetProperty("ReceivedTime").GetDateTimeOffset());
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Write_ClockSkew_IsWrittenWhole(long skew) =>
        Assert.Equal(skew, Parse(Events.Row(Events.Event(), skew)).GetProperty("ClockSkewMs").GetInt64());

    private static JsonElement Parse(string row) => JsonElement.Parse(row);
}
