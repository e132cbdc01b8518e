using System.Diagnostics;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ingest.Soak.Accounting;

namespace Ingest.Soak.Processes;

/// <summary>The stand-in of Log Analytics as a process, and its control.</summary>
internal sealed class StandInProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private StandInProcess(ChildProcess process, string certificate)
    {
        _process = process;
        Certificate = certificate;
        Endpoint = new Uri(Said("STANDIN_ENDPOINT"));
        var trusted = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trusted.CustomTrustStore.ImportFromPemFile(certificate);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trusted } }) { BaseAddress = Endpoint };
    }

    public Uri Endpoint { get; }

    public string Certificate { get; }

    /// <summary>What makes the receiver take it for its managed identity.</summary>
    public IReadOnlyDictionary<string, string> Identity => new Dictionary<string, string>
    {
        ["IDENTITY_ENDPOINT"] = Said("IDENTITY_ENDPOINT"),
        ["IDENTITY_HEADER"] = Said("IDENTITY_HEADER"),
    };

    public static async Task<StandInProcess> StartAsync(string directory, CancellationToken cancellation)
    {
        var certificate = Path.Combine(directory, "stand-in.pem");
        var process = await ChildProcess.StartAsync(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LogsIngestion.StandIn.dll")]),
            ["--rules", "dcr-1,dcr-2", "--ids-only", "--poison", "Command=poison", "--certificate", certificate],
            new Dictionary<string, string>(),
            Path.Combine(directory, "stand-in.log"),
            line => line == "ready",
            cancellation);
        return new StandInProcess(process, certificate);
    }

    /// <summary>Replaces what goes wrong with uploads and with tokens.</summary>
    public async Task ScriptAsync(string uploads, string tokens, CancellationToken cancellation)
    {
        await ReplaceAsync("/_control/faults", uploads, cancellation);
        await ReplaceAsync("/_control/token-faults", tokens, cancellation);
    }

    /// <summary>How its calls ended, by status or by what cut them off.</summary>
    public async Task<IReadOnlyDictionary<string, long>> OutcomesAsync(CancellationToken cancellation)
    {
        using var stats = JsonDocument.Parse(await _http.GetStringAsync(new Uri("/_control/stats", UriKind.Relative), cancellation));
        return stats.RootElement.GetProperty("callsByOutcome").EnumerateObject().ToDictionary(o => o.Name, o => o.Value.GetInt64());
    }

    /// <summary>Every event it stored.</summary>
    public async Task<IReadOnlyList<StoredEvent>> EventsAsync(CancellationToken cancellation)
    {
        List<StoredEvent> events = [];
        using var lines = new StreamReader(await _http.GetStreamAsync(new Uri("/_control/events", UriKind.Relative), cancellation));
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            events.Add(JsonSerializer.Deserialize<StoredEvent>(line, JsonSerializerOptions.Web)!);
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private async Task ReplaceAsync(string path, string document, CancellationToken cancellation)
    {
        using var cleared = await _http.DeleteAsync(new Uri(path, UriKind.Relative), cancellation);
        using var content = new StringContent(document);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    private string Said(string name) => _process.Head.First(l => l.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];
}
