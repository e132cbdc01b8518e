using System.Net.Http.Headers;
using System.Security.Cryptography;
using Functions.HostStandIn.Hosting;
using Ingest.Testing;
using Telemetry.Schema.Tokens;

namespace Ingest.EndToEnd.IsolatedWorker;

/// <summary>The published worker in a process of its own under the stand-in host, with a home and a directory for rows of its own.</summary>
internal sealed class WorkerRun : IAsyncDisposable
{
    /// <summary>Longer than anything takes; a wait that reaches it has failed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly IngestToken Producer = IngestToken.Mint(RandomNumberGenerator.Fill);

    private readonly TemporaryDirectory _directory;

    private WorkerRun(FunctionsHost host, TemporaryDirectory directory)
    {
        Host = host;
        _directory = directory;
        Client = new HttpClient { BaseAddress = host.Address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Producer.Reveal());
    }

    public FunctionsHost Host { get; }

    /// <summary>Sends requests to the host, with a token that may write for every app.</summary>
    public HttpClient Client { get; }

    public string Home => Directory.CreateDirectory(_directory.File("home")).FullName;

    public string Rows => _directory.File("rows");

    /// <summary>Starts a receiver that stores files, in Production, as far as nothing else is set.</summary>
    public static async Task<WorkerRun> StartAsync(params (string Name, string Value)[] settings)
    {
        var directory = new TemporaryDirectory();
        var all = new Dictionary<string, string>
        {
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production",
            ["HOME"] = Directory.CreateDirectory(directory.File("home")).FullName,
            ["Ingest__File__Directory"] = directory.File("rows"),
            [$"Ingest__Producers__{Producer.Id}__Hash"] = Producer.Hash,
            [$"Ingest__Producers__{Producer.Id}__Apps"] = "*",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return new WorkerRun(await FunctionsHost.StartAsync(PublishedWorker.Directory, all), directory);
    }

    /// <summary>The same, once it takes requests.</summary>
    public static async Task<WorkerRun> ReadyAsync(params (string Name, string Value)[] settings)
    {
        var run = await StartAsync(settings);
        try
        {
            await run.Host.ReadyAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>The exit code, once the process has ended by itself.</summary>
    public Task<int> ExitedAsync() => Host.Process.Exited.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        _directory.Dispose();
    }
}
