using System.Text.Json;
using Ingest.EndToEnd.Durability;
using Ingest.EndToEnd.Notes;
using Ingest.Testing;

namespace Ingest.EndToEnd.Delivery;

/// <summary>A command ends before the receiver's answer to what it delivers, as short ones do on slow networks.</summary>
public sealed class LateAnswerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Run_EndsBeforeTheAnswer_IsSentAgainAndStoredOnce()
    {
        using var home = new TemporaryDirectory();
        using var rows = new TemporaryDirectory();
        await using var gateway = await FaultyGateway.StartAsync(rows.Path);
        gateway.BecomeSound();
        var environment = new Dictionary<string, string>
        {
            ["NOTES_TELEMETRY_ENABLED"] = "1",
            ["NOTES_TELEMETRY_URL"] = gateway.Address,
            ["NOTES_TELEMETRY_TOKEN"] = ReceiverProcess.Token,
        };
        // Tells of a failure, for which the next run does not wait.
        await NotesProcess.RunAsync(home.Path, environment, "debug", "fail");

        var answered = gateway.HoldNextAnswer();
        using (var delivering = NotesProcess.Start(home.Path, environment, "debug", "wait"))
        {
            await answered.WaitAsync(Patience, TestContext.Current.CancellationToken);
            await delivering.SignalAsync("INT");
            await delivering.EndAsync();
        }

        var last = await NotesProcess.RunAsync(home.Path, environment, "debug", "send");

        Assert.Equal(0, last.ExitCode);
        Assert.Empty(gateway.Contradictions);
        Assert.True(gateway.Duplicates > 0, "Nothing was sent twice.");
        var stored = Directory.GetFiles(rows.Path, "rows-*.jsonl").SelectMany(File.ReadAllLines).Select(IdOf).ToList();
        Assert.True(stored.Count > gateway.Duplicates);
        Assert.Distinct(stored);
    }

    private static Guid IdOf(string row)
    {
        using var json = JsonDocument.Parse(row);
        return json.RootElement.GetProperty("EventId").GetGuid();
    }
}
