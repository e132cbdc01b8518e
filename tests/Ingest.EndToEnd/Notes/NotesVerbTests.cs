using System.Text.Json;
using Ingest.EndToEnd.Durability;
using Ingest.Testing;

namespace Ingest.EndToEnd.Notes;

/// <summary><c>notes telemetry …</c> as a person runs it, against the real receiver.</summary>
public sealed class NotesVerbTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();
    private readonly TemporaryDirectory _store = new();

    public void Dispose()
    {
        _home.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task Doctor_RealReceiver_StoredThenWrongTokenThenDown()
    {
        await using var receiver = await StartReceiverAsync();
        var environment = SendingTo(receiver.Address.ToString(), ReceiverProcess.Token);

        var stored = await NotesProcess.RunAsync(_home.Path, environment, "telemetry", "doctor");
        Assert.Equal((0, ""), (stored.ExitCode, stored.Error));
        Assert.Contains("\nok   canary       Stored: the receiver confirms one heartbeat in ", stored.Output, StringComparison.Ordinal);
        Assert.Contains("\"heartbeat\"", Rows(), StringComparison.Ordinal);

        var wrong = await NotesProcess.RunAsync(_home.Path, SendingTo(receiver.Address.ToString(), Spoilt(ReceiverProcess.Token)), "telemetry", "doctor");
        Assert.Equal((1, ""), (wrong.ExitCode, wrong.Error));
        Assert.Contains($"\nfail canary       The receiver answers 401: it does not know the token, or it has ended (the token is {TokenId}).", wrong.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Spoilt(ReceiverProcess.Token)[12..], wrong.Output, StringComparison.Ordinal);

        await receiver.KillAsync();
        var down = await NotesProcess.RunAsync(_home.Path, environment, "telemetry", "doctor");
        Assert.Equal((1, ""), (down.ExitCode, down.Error));
        Assert.Contains("\nfail canary       Nobody listens there", down.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_OfTheAppAndOfTheTool_SayTheSameAndAreNotRecorded()
    {
        var file = _home.File("events.jsonl");
        var environment = new Dictionary<string, string> { ["NOTES_TELEMETRY_FILE"] = file };
        foreach (var verb in (string[])["status", "show", "export", "doctor", "off", "erase", "on", "--help", "nonsense"])
        {
            await NotesProcess.RunAsync(_home.Path, environment, "telemetry", verb);
        }

        Assert.False(File.Exists(file));

        environment = SendingTo("https://t.example", ReceiverProcess.Token);
        await NotesProcess.RunAsync(_home.Path, environment, "list");
        var ours = await NotesProcess.RunAsync(_home.Path, environment, "telemetry", "status", "--json");
        var tool = await NotesProcess.RunToolAsync(_home.Path, environment, "status", "--app", "notes", "--json");

        Assert.Equal((0, 0, ""), (ours.ExitCode, tool.ExitCode, tool.Error));
        using var app = JsonDocument.Parse(ours.Output);
        using var theirs = JsonDocument.Parse(tool.Output);
        Assert.Equal(1, app.RootElement.GetProperty("counts").GetProperty("queued").GetInt32());
        foreach (var member in app.RootElement.EnumerateObject().Where(m => m.Name != "app_version"))
        {
            Assert.Equal(member.Value.GetRawText(), theirs.RootElement.GetProperty(member.Name).GetRawText());
        }

        var queued = await NotesProcess.RunToolAsync(_home.Path, environment, "show", "--app", "notes");
        CatalogueCheck.AssertAccepted(Assert.Single(queued.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string TokenId => ReceiverProcess.Token.Split('_')[1];

    private Task<ReceiverProcess> StartReceiverAsync() =>
        ReceiverProcess.StartAsync(ReceiverProgram.Start(), _store.Path, ($"Ingest__Producers__{TokenId}__Apps", "notes"));

    private static Dictionary<string, string> SendingTo(string url, string token) => new()
    {
        ["NOTES_TELEMETRY_ENABLED"] = "1",
        ["NOTES_TELEMETRY_URL"] = url,
        ["NOTES_TELEMETRY_TOKEN"] = token,
    };

    /// <summary>A token of the same id that nobody gave out.</summary>
    private static string Spoilt(string token) => token[..^1] + (token[^1] == 'A' ? 'B' : 'A');

    private string Rows() => string.Concat(Directory.GetFiles(_store.Path, "*.jsonl", SearchOption.AllDirectories).Select(File.ReadAllText));
}
