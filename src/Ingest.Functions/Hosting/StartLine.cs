using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Hosting;

/// <summary>What only the person at this terminal is told at start.</summary>
/// <param name="DevelopmentToken">The token made for this run; null where producers are configured.</param>
internal sealed record StartLine(IngestToken? DevelopmentToken, Exposure Exposure)
{
    /// <summary>Where <c>func start</c> listens unless told otherwise.</summary>
    private const string FunctionsHost = "http://localhost:7071";

    /// <summary>Where a client reaches the receiver whose server listens on <paramref name="own"/>.</summary>
    public string Address(string? own) => Exposure == Exposure.Direct && own is not null ? own : FunctionsHost;

    public string? Text(string address) => DevelopmentToken is null ? null : $$"""

        A token for this run only (Development):
          {{DevelopmentToken.Reveal()}}
        Send a first event:
          curl -i {{address}}/v1/events/command -H "Authorization: Bearer {{DevelopmentToken.Reveal()}}" -H "Content-Type: application/json" -H "X-Telemetry-App: demo" -H "X-Telemetry-App-Version: 1.0.0" -d '{"command":"hello","outcome":"success","exit_code":0,"duration_ms":12}'

        """;
}
