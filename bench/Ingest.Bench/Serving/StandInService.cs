using System.Diagnostics;
using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using LogsIngestion.StandIn.Hosting;

namespace Ingest.Bench.Serving;

/// <summary>The stand-in for the Logs Ingestion API, in a process of its own, and how a receiver reaches it.</summary>
internal sealed class StandInService : IAsyncDisposable
{
    private const string Rule = "dcr-1";

    private readonly Process _process;
    private readonly string _certificate;
    private readonly Dictionary<string, string> _told;
    private readonly HttpClient _client;

    private StandInService(Process process, string certificate, Dictionary<string, string> told)
    {
        _process = process;
        _certificate = certificate;
        _told = told;
        _client = Client(certificate, new Uri(told["STANDIN_ENDPOINT"]));
    }

    /// <summary>Settings of a receiver that uploads there.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["environment"] = "Development",
        ["Ingest:LogAnalytics:Endpoint"] = _told["STANDIN_ENDPOINT"],
        ["Ingest:LogAnalytics:RuleIds"] = Rule,
        ["Ingest:LogAnalytics:Stream"] = "Custom-TelemetryEvents_CL",
        ["Ingest:LogAnalytics:TrustedCertificateFile"] = _certificate,
    };

    /// <param name="latency">How long every answer is held back.</param>
    /// <param name="callsPerSecond">Calls it takes; null for what the service documents.</param>
    public static async Task<StandInService> StartAsync(TimeSpan latency, int? callsPerSecond = null)
    {
        var certificate = Path.GetTempFileName();
        var start = DotnetProcess.Of(typeof(LogsIngestionStandIn).Assembly);
        Add("--rules", Rule);
        Add("--certificate", certificate);
        Add("--latency", Text(latency.TotalMilliseconds));
        start.ArgumentList.Add("--ids-only");

        // Without a limit of a figure's own there is to be none: a minute's calls would end in the middle of a round.
        Add("--rate-calls", Text(callsPerSecond ?? 1_000_000));
        Add("--rate-window", "1");
        var process = Process.Start(start)!;
        var service = new StandInService(process, certificate, await ReadyAsync(process.StandardOutput));

        // Azure's own library looks for the identity here and nowhere else.
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", service._told["IDENTITY_ENDPOINT"]);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", service._told["IDENTITY_HEADER"]);
        return service;

        void Add(string option, string value)
        {
            start.ArgumentList.Add(option);
            start.ArgumentList.Add(value);
        }
    }

    public async Task<StandInCount> CountAsync()
    {
        await using var json = await _client.GetStreamAsync(new Uri("/_control/stats", UriKind.Relative));
        using var stats = await JsonDocument.ParseAsync(json);
        var root = stats.RootElement;
        return new StandInCount(
            root.GetProperty("calls").GetInt64(),
            root.GetProperty("callsByOutcome").TryGetProperty("429", out var refused) ? refused.GetInt64() : 0,
            root.GetProperty("rows").GetInt64(),
            root.GetProperty("duplicates").GetInt64());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_certificate);
    }

    private static async Task<Dictionary<string, string>> ReadyAsync(TextReader output)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await output.ReadLineAsync() is { } line)
        {
            if (line == "ready")
            {
                return told;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            told[line[..equals]] = line[(equals + 1)..];
        }

        throw new InvalidOperationException("The stand-in did not start.");
    }

    private static HttpClient Client(string certificate, Uri address)
    {
        var trusted = X509CertificateLoader.LoadCertificate(File.ReadAllBytes(certificate));
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, came, _, _) => came?.GetCertHashString() == trusted.GetCertHashString(),
            },
        };
        return new HttpClient(handler) { BaseAddress = address };
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
