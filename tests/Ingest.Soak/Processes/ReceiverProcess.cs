using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Ingest.Testing;
using Telemetry.Schema.Tokens;

namespace Ingest.Soak.Processes;

/// <summary>The receiver as a process, in front of a stand-in.</summary>
/// <param name="Token">May write for the app <c>soak</c>.</param>
internal sealed partial record ReceiverProcess(ChildProcess Process, Uri Address, string Token)
{
    public static async Task<ReceiverProcess> StartAsync(StandInProcess service, string directory, CancellationToken cancellation)
    {
        var token = IngestToken.Mint(RandomNumberGenerator.Fill);
        var environment = new Dictionary<string, string>(service.Identity)
        {
            [$"Ingest__Producers__{token.Id}__Hash"] = token.Hash,
            [$"Ingest__Producers__{token.Id}__Apps"] = "soak",
            ["Ingest__LogAnalytics__Endpoint"] = service.Endpoint.ToString(),
            ["Ingest__LogAnalytics__RuleIds"] = "dcr-1,dcr-2",
            ["Ingest__LogAnalytics__Stream"] = "Custom-TelemetryEvents_CL",
            ["Ingest__LogAnalytics__TrustedCertificateFile"] = service.Certificate,
        };
        var process = await ChildProcess.StartAsync(
            ReceiverProgram.Start(),
            ["--environment", "Development", "--urls", "http://127.0.0.1:0"],
            environment,
            Path.Combine(directory, "receiver.log"),
            line => line.Contains(" Mode ", StringComparison.Ordinal),
            cancellation);
        var address = process.Head.Select(l => Listening().Match(l)).First(m => m.Success).Groups[1].Value;
        return new ReceiverProcess(process, new Uri(address), token.Reveal());
    }

    [GeneratedRegex("listens on (http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Listening();
}
