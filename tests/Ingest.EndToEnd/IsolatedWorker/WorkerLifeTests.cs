using System.Text.Json;
using Functions.HostStandIn.Workers;
using Ingest.EndToEnd.Durability;

namespace Ingest.EndToEnd.IsolatedWorker;

/// <summary>How the published worker starts and ends under the Functions host's protocol, and what it says meanwhile.</summary>
public sealed class WorkerLifeTests
{
    private const int EnoughAnswers = 200;

    [WorkerFact]
    public async Task Handshake_Worker_ListsOneFunctionForEveryPath()
    {
        await using var run = await WorkerRun.ReadyAsync();
        var worker = run.Host.Worker;
        using var trigger = JsonDocument.Parse(Assert.Single(worker.Function.RawBindings, b => b.Contains("httpTrigger", StringComparison.Ordinal)));

        Assert.Equal("http", worker.Function.Name);
        Assert.Equal("{*path}", trigger.RootElement.GetProperty("route").GetString());
        Assert.Equal("Anonymous", trigger.RootElement.GetProperty("authLevel").GetString());
        Assert.Equal(["delete", "get", "head", "options", "patch", "post", "put"], worker.Methods.Order(StringComparer.Ordinal));
        Assert.Equal("True", worker.Capabilities["HandlesWorkerTerminateMessage"]);
    }

    [WorkerFact]
    public async Task Start_SettingNotUsable_EndsWithItsNameAlone()
    {
        await using var run = await WorkerRun.StartAsync(("Ingest__MaxConcurrentRequests", "many"));

        Assert.Equal(2, await run.ExitedAsync());
        Assert.Contains("Ingest:MaxConcurrentRequests", Text(run, isError: true), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Text(run, isError: true), StringComparison.Ordinal);
        Assert.Empty(Text(run, isError: false));
    }

    [WorkerFact]
    public async Task Start_StoreNotUsable_EndsWithTheReasonAlone()
    {
        var file = Path.Combine(PublishedWorker.Directory, "host.json");
        await using var run = await WorkerRun.StartAsync(("Ingest__File__Directory", file));

        Assert.Equal(1, await run.ExitedAsync());
        Assert.Contains(file, Text(run, isError: true), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Text(run, isError: true), StringComparison.Ordinal);
    }

    [WorkerFact]
    public async Task Start_InProduction_SaysItsModeAndNothingElse()
    {
        await using var run = await WorkerRun.ReadyAsync();
        var mode = await SaysAsync(run, l => l.Text.Contains("Mode file", StringComparison.Ordinal));
        using var line = JsonDocument.Parse(mode.Text);

        // The host takes what is on the standard output for information, and all else for a warning or an error.
        Assert.False(mode.IsError);
        Assert.Equal("Information", line.RootElement.GetProperty("LogLevel").GetString());
        Assert.Empty(Text(run, isError: true));

        // Not a second time by the protocol, whose records the host drops outside an invocation.
        Assert.DoesNotContain(run.Host.Channel.Logs, l => l.Category.StartsWith("Ingest.", StringComparison.Ordinal));
    }

    /// <summary>The framework's keys for cookies, which no answer of the receiver has.</summary>
    [WorkerFact]
    public async Task Start_AnyHome_LeavesNothingThere()
    {
        await using var run = await WorkerRun.ReadyAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Home));
    }

    [WorkerFact]
    public async Task Start_DryRun_WarnsOnTheStandardError()
    {
        await using var run = await WorkerRun.ReadyAsync(("Ingest__DryRun", "true"));
        var warning = await SaysAsync(run, l => l.Text.Contains("DRY RUN", StringComparison.Ordinal));
        using var line = JsonDocument.Parse(warning.Text);

        Assert.True(warning.IsError);
        Assert.Equal("Warning", line.RootElement.GetProperty("LogLevel").GetString());
    }

    [WorkerFact]
    public async Task Start_InDevelopment_SaysARecordALine()
    {
        await using var run = await WorkerRun.ReadyAsync(("AZURE_FUNCTIONS_ENVIRONMENT", "Development"));
        var mode = await SaysAsync(run, l => l.Text.Contains("Mode file", StringComparison.Ordinal));

        Assert.StartsWith("info: Ingest.Functions.Hosting.StartAnnouncement", mode.Text, StringComparison.Ordinal);
    }

    [WorkerFact]
    public async Task Stop_NothingUnderWay_IsASuccess()
    {
        await using var run = await WorkerRun.ReadyAsync();
        run.Host.Channel.Terminate(TimeSpan.Zero);

        Assert.True(await run.ExitedAsync() == 0, $"{run.Host.Process}");
        Assert.Empty(Text(run, isError: true));
    }

    [WorkerFact]
    public async Task Stop_UnderLoad_LosesNothingThatWasAnsweredAsStored()
    {
        await using var run = await WorkerRun.ReadyAsync();
        var load = new TerminateLoad(run.Client, EnoughAnswers);
        var running = load.RunAsync();
        await load.Answered.WaitAsync(WorkerRun.Patience, TestContext.Current.CancellationToken);
        run.Host.Channel.Terminate(TimeSpan.Zero);

        Assert.Equal(0, await run.ExitedAsync());
        await running;
        var rows = new StoredRows(run.Rows);
        rows.ReadOn();
        Assert.Empty(load.Stored.Except(rows.Ids));
    }

    private static Task<ConsoleLine> SaysAsync(WorkerRun run, Func<ConsoleLine, bool> condition) =>
        run.Host.Process.SaysAsync(condition, TestContext.Current.CancellationToken).WaitAsync(WorkerRun.Patience);

    private static string Text(WorkerRun run, bool isError) =>
        string.Join('\n', run.Host.Process.Lines.Where(l => l.IsError == isError).Select(l => l.Text));
}
