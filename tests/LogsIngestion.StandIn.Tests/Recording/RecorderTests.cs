using System.Text;
using System.Text.Json;
using Ingest.Testing;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Recording;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Recording;

public class RecorderTests
{
    [Fact]
    public async Task Calls_OfStoredCalls_HoldWhatCame()
    {
        var clock = new ManualTimeProvider();
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions { Clock = clock }, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);
        var body = Caller.Rows("a", "b");
        using var request = caller.Request(Caller.Gzip(body), "gzip");
        request.Headers.Add("x-ms-client-request-id", "7e4c");

        await caller.SendAsync(request);
        await caller.PostAsync(Caller.Rows("b"));

        var first = standIn.Recorder.Calls[0];
        Assert.Equal((1, "dcr-1", "Custom-Events", clock.GetUtcNow(), "7e4c", "gzip"), (first.Number, first.Rule, first.Stream, first.ReceivedAt, first.ClientRequestId, first.ContentEncoding));
        Assert.Equal((Caller.Gzip(body).Length, body.Length), (first.WireBytes, first.JsonBytes));
        Assert.Equal(["""{"EventId":"a"}""", """{"EventId":"b"}"""], first.Rows.Select(row => Encoding.UTF8.GetString(row.Json.Span)));
        Assert.Equal(2, Assert.Single(standIn.Recorder.Calls[1].Rows).Copy);
        Assert.Equal(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, standIn.Recorder.CopiesByEventId);
        Assert.Equal((3, 1), (standIn.Recorder.Rows, standIn.Recorder.Duplicates));
    }

    [Fact]
    public async Task Rows_WithoutEventId_AreNeverDuplicates()
    {
        await using var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions { Keeping = RowKeeping.IdsOnly }, TestContext.Current.CancellationToken);
        using var caller = new Caller(standIn);

        await caller.PostAsync("""[{"Text":"x"},{"Text":"x"},{"EventId":"a"}]"""u8.ToArray());

        Assert.Equal((3, 0), (standIn.Recorder.Rows, standIn.Recorder.Duplicates));
        Assert.All(standIn.Recorder.Calls[0].Rows, row => Assert.True(row.Json.IsEmpty));
    }

    [Fact]
    public async Task RowsFile_OfStoredRows_HoldsALineForEach()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("rows.jsonl");
        await using (var standIn = await LogsIngestionStandIn.StartAsync(new StandInOptions { RowsFile = path, Keeping = RowKeeping.IdsOnly }, TestContext.Current.CancellationToken))
        {
            using var caller = new Caller(standIn);
            await caller.PostAsync(Caller.Rows("a", "b"));
            await caller.PostAsync(Caller.Rows("a"));
        }

        JsonElement[] lines = [.. (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Select(line => JsonElement.Parse(line))];

        Assert.Equal(["a", "b", "a"], lines.Select(line => line.GetProperty("row").GetProperty("EventId").GetString()));
        Assert.Equal([1, 1, 2], lines.Select(line => line.GetProperty("copy").GetInt32()));
        Assert.All(lines, line => Assert.Equal("dcr-1", line.GetProperty("rule").GetString()));
    }
}
