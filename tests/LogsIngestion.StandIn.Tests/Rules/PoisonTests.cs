using System.Text;
using System.Text.Json;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Rules;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Rules;

public class PoisonTests
{
    [Fact]
    public async Task Post_PoisonRowAmongOthers_RefusesTheCallWithoutNamingIt()
    {
        static bool IsPoison(JsonElement row) => row.GetProperty("EventId").ValueEquals("bad");
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions { Poison = IsPoison }, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        var poisoned = await caller.PostAsync(Caller.Rows("a", "bad", "b"));
        var clean = await caller.PostAsync(Caller.Rows("a", "b"));

        Assert.Equal(400, poisoned.Status);
        Assert.DoesNotContain("bad", poisoned.Body, StringComparison.Ordinal);
        Assert.Equal(204, clean.Status);
        Assert.Equal(2, standIn.Recorder.Rows);
    }

    [Theory]
    [InlineData(ColumnType.String, "\"x\"", "1")]
    [InlineData(ColumnType.Int, "2147483647", "2147483648")]
    [InlineData(ColumnType.Long, "9223372036854775807", "1.5")]
    [InlineData(ColumnType.Real, "1.5", "\"1.5\"")]
    [InlineData(ColumnType.Boolean, "false", "0")]
    [InlineData(ColumnType.DateTime, "\"2026-11-21T09:00:00Z\"", "\"yesterday\"")]
    [InlineData(ColumnType.Dynamic, "{\"a\":[1]}", null)]
    public async Task Post_ValueOfADeclaredColumn_MustBeOfItsType(ColumnType type, string right, string? wrong)
    {
        var rule = new IngestionRule(Caller.Rule) { Columns = [new Column("Value", type)] };
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions { Rules = [rule] }, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        Assert.Equal(204, (await PostAsync(caller, right)).Status);
        Assert.Equal(204, (await PostAsync(caller, "null")).Status);
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("without the column"))).Status);
        if (wrong is not null)
        {
            Assert.Equal(400, (await PostAsync(caller, wrong)).Status);
        }
    }

    private static Task<CallResult> PostAsync(Caller caller, string value) =>
        caller.PostAsync(Encoding.UTF8.GetBytes($$"""[{"EventId":"a","Value":{{value}},"Undeclared":true}]"""));
}
