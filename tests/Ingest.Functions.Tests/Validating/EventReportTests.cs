using System.Text;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;
using Ingest.Functions.Tests.Authenticating;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Tests.Validating;

public sealed class EventReportTests
{
    [Theory]
    [InlineData("\"01938f2c-7b1e-4c3a-9d4f-0123456789ab\"", "01938f2c-7b1e-4c3a-9d4f-0123456789ab")]
    [InlineData("\"my password is hunter2, do not tell.\"", null)]
    [InlineData("\"short\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("12345678901234567890123456789012345678", null)]
    [InlineData("[12345678901234567890123456789012345]", null)]
    public void Check_RefusedEvent_NamesItsIdOnlyWhereItIsOne(string id, string? expected)
    {
        var report = Events.Check(Events.Event(id: id)).Report;

        Assert.Equal(EventFinding.Invalid, report?.Finding);
        Assert.Equal(expected, report!.Id);
    }

    [Fact]
    public void Check_ManyFaults_NamesSixteen()
    {
        var names = string.Join(",", Enumerable.Range(0, 40).Select(i => $"\"x{i}\":1"));

        Assert.Equal(16, Events.Check(Events.Event($"{{{names}}}", "\"heartbeat\"")).Report?.Faults.Count);
        Assert.Equal(16, Events.Check($"{{{names}}}").Report?.Faults.Count);
    }

    [Fact]
    public void Check_OneValidatorForManyEvents_KeepsNothingOfTheLast()
    {
        var validator = new EventValidator(Events.Plans);
        var context = new RowContext(Events.AnyApp, Tokens.Now, null);
        using var rows = new PooledBuffer();

        Assert.Null(Check(Events.Event(more: ",\"channel\":\"beta\"")));
        Assert.Equal(Events.Id.Length + 2, validator.LastId.Length);
        var first = Encoding.UTF8.GetString(rows.Written);
        Assert.Single(Check(Events.Event("{}"))!.Faults.Select(f => f.Pointer).Distinct());
        Assert.Equal(default, LastIdAfter("{"));
        Assert.Equal(first, Encoding.UTF8.GetString(rows.Written));

        rows.Reset();
        Assert.Null(Check(Events.Event()));
        Assert.DoesNotContain("Channel", Encoding.UTF8.GetString(rows.Written), StringComparison.Ordinal);

        EventReport? Check(string json) => validator.Check(Encoding.UTF8.GetBytes(json), SliceFault.None, context, rows);

        Telemetry.Schema.JsonMember LastIdAfter(string json)
        {
            Assert.NotNull(Check(json));
            return validator.LastId;
        }
    }

    [Fact]
    public void Check_TextField_IsNotQuotedInTheMessage()
    {
        var report = Events.Check(Events.Event($$"""{"exception_type":"X","message":"{{new string('s', 201)}}"}""", "\"error\"")).Report;

        Assert.Equal("/data/message", Assert.Single(report!.Faults).Pointer);
        Assert.DoesNotContain("sss", report.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithinData_Pointers_AreThoseOfTheDataAlone()
    {
        var report = new EventReport(EventFinding.Invalid, null, [new("/data/a/0", "type", "m"), new("/data", "type", "m"), new("/app", "type", "m"), new("", "type", "m")]);

        Assert.Equal(["/a/0", "", "/app", ""], report.WithinData().Faults.Select(f => f.Pointer));
    }
}
