using System.Text.Json;
using Telemetry.Client.Consenting;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Consenting;

public sealed class TwoProcessesTests : IDisposable
{
    private readonly TestHome _home = new("actor");

    public void Dispose() => _home.Dispose();

    [Fact]
    [Trait("Carries", "modelkit.config")]
    public async Task GrantAndWithdraw_AtOnceInManyProcesses_FileStaysWholeAndNothingStaysPending()
    {
        var outputs = await RunAsync("grant", "withdraw", "grant", "withdraw", "grant");

        Assert.All(outputs.Where((_, i) => i % 2 == 1), o => Assert.Contains(o.Output, (string[])["Stored", "ErasurePending"]));
        // What the lock held up for too long is finished by the next start, as it would be by any.
        using (var next = TelemetryClient.Start(new("actor", "1"), TestHost.With(_home.Environment)))
        {
            Assert.NotEqual(ConsentState.ErasureUnfinished, next.Decision.Inputs.Consent);
        }

        var stored = _home.Keeper.Read();
        Assert.NotEqual(ConsentChoice.Unreadable, stored.Choice);
        using var file = JsonDocument.Parse(_home.ConsentText!);
        Assert.InRange(file.RootElement.GetProperty("revision").GetInt32(), 1, outputs.Length);
        Assert.False(File.Exists(_home.Folders.ErasePending));
        Assert.DoesNotContain(Directory.GetFiles(_home.Folders.Config), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_FirstRunsAtOnce_AgreeOnOneInstallation()
    {
        var outputs = await RunAsync("record", "record", "record", "record");

        var events = outputs.SelectMany(o => o.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(2 * outputs.Length, events.Count);
        Assert.Single(events.Where(e => Status(e) != "failed").Select(e => e.GetProperty("install_id").GetString()).Distinct());
        Assert.Single(events.Where(e => Status(e) == "new").Select(e => e.GetProperty("session_id").GetString()).Distinct());
    }

    private static string? Status(JsonElement e) => e.GetProperty("install_status").GetString();

    private async Task<(string Output, string Error)[]> RunAsync(params string[] acts)
    {
        (string, string)[] variables =
        [
            ("ACTOR_TELEMETRY_ENABLED", "1"), ("ACTOR_TELEMETRY_URL", "http://127.0.0.1:9"), ("ACTOR_TELEMETRY_DEBUG", "only"),
        ];
        var actors = acts.Select(act => new Actor(_home.Home, act, variables)).ToArray();
        try
        {
            await Task.WhenAll(actors.Select(a => a.ReadyAsync()));
            Array.ForEach(actors, a => a.Go());
            return await Task.WhenAll(actors.Select(a => a.EndAsync()));
        }
        finally
        {
            Array.ForEach(actors, a => a.Dispose());
        }
    }
}
