using Ingest.Browser;
using Ingest.Testing;
using Telemetry.Tool.Samples;

[assembly: AssemblyFixture(typeof(OutageWeek))]

namespace Ingest.Browser;

/// <summary>A week that ends with alerts, and a receiver that has it: written and read once for the tests that only look.</summary>
public sealed class OutageWeek : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>Where pictures may go that nobody keeps.</summary>
    public string Directory => _directory.Path;

    internal BrowsedReceiver Receiver { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // A time in working hours, just after the outage, with the alerts it raises.
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
        new SampleWeek(clock.GetUtcNow(), 40_000, seed: 1).WriteTo(_directory.File("rows"));
        Receiver = await BrowsedReceiver.StartAsync(_directory.File("rows"), clock: clock);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        _directory.Dispose();
    }
}
