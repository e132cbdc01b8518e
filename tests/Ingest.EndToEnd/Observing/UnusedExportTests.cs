using System.Net;
using Ingest.EndToEnd.Durability;
using Ingest.Testing;

namespace Ingest.EndToEnd.Observing;

/// <summary>Who does not export pays nothing for it: the assemblies are not even loaded. Shown by a receiver that lacks them.</summary>
public sealed class UnusedExportTests : IDisposable
{
    // Without Ingest.Functions.deps.json the runtime takes what lies there and asks for nothing before it is needed.
    private static readonly string[] Files = ["Ingest.Functions.dll", "Ingest.Functions.runtimeconfig.json", "Telemetry.Panels.dll", "Telemetry.Schema.dll"];

    private readonly TemporaryDirectory _program = new();
    private readonly TemporaryDirectory _rows = new();

    public UnusedExportTests()
    {
        foreach (var file in Files)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), _program.File(file));
        }
    }

    public void Dispose()
    {
        _program.Dispose();
        _rows.Dispose();
    }

    [Fact]
    public async Task Start_NoEndpoint_NeedsNothingOfOpenTelemetry()
    {
        await using var receiver = await ReceiverProcess.StartAsync(ReceiverProgram.StartIn(_program.Path), _rows.Path, ("OTEL_EXPORTER_OTLP_ENDPOINT", ""));
        using var client = new HttpClient();

        using var response = await client.GetAsync(new Uri(receiver.Address, "/metrics"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Start_Endpoint_NeedsIt() =>
        // Or the other test would hold whatever the receiver loads.
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => ReceiverProcess.StartAsync(ReceiverProgram.StartIn(_program.Path), _rows.Path, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")));
}
