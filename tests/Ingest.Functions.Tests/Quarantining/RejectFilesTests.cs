using System.Net;
using System.Text.Json.Nodes;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Tests.Observing;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Quarantining;

/// <summary>What a receiver keeps of refused events, from the socket to the file.</summary>
public sealed class RejectFilesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Post_RefusedEvents_AreInAFileOfTheirOwnWithoutTheirContent()
    {
        var receiver = await Receiver.StartAsync(("Ingest:File:Directory", _directory.Path), ("Ingest:Producers:{token}:Apps", "notes"));
        await using (receiver)
        {
            await receiver.SendAsync(SampleEvents.WithData("outcome", "hunter2"));
            await receiver.SendAsync(new JsonArray(SampleEvents.WithData("hunter2", 1), SampleEvents.Command(), SampleEvents.With("name", "hunter2")));
        }

        var rows = Rows("rejects-*.jsonl");
        Assert.Equal(["invalid", "invalid", "unknown"], rows.Select(r => (string?)r["Reason"]));
        Assert.Equal(["enum", "additionalProperties", "catalogue"], rows.Select(r => (string?)r["Keyword"]));
        Assert.Equal(["/data/outcome", "/data", "/name"], rows.Select(r => (string?)r["Pointer"]));
        Assert.Equal(["command", "command", null], rows.Select(r => (string?)r["Name"]));
        Assert.All(rows, r => Assert.Equal(receiver.TokenId, (string?)r["ProducerId"]));
        Assert.All(rows, r => Assert.DoesNotContain("hunter2", r.ToJsonString(), StringComparison.Ordinal));
        Assert.Single(Rows("rows-*.jsonl"));
    }

    [Fact]
    public async Task Post_BareData_PointsIntoTheWholeEvent()
    {
        await using (var receiver = await Receiver.StartAsync(("Ingest:File:Directory", _directory.Path)))
        {
            receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-App", "notes");
            receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-App-Version", "1.0.0");
            using var response = await receiver.PostAsync("""{"command":7}""", path: "/v1/events/command");
        }

        Assert.Equal("/data/command", (string?)Rows("rejects-*.jsonl").Single()["Pointer"]);
    }

    [Fact]
    public async Task Start_SecondReceiverOnOneDirectory_LeavesTheRejectsOfTheFirstAlone()
    {
        await using var first = await Receiver.StartAsync(("Ingest:File:Directory", _directory.Path));

        await Assert.ThrowsAsync<IOException>(() => Receiver.StartAsync(("Ingest:File:Directory", _directory.Path)));
        using var response = await first.PostAsync(SampleEvents.Command());

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private List<JsonObject> Rows(string pattern) =>
        [.. Directory.EnumerateFiles(_directory.Path, pattern).SelectMany(File.ReadAllLines).Select(l => JsonNode.Parse(l)!.AsObject())];
}
