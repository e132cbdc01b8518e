using System.Diagnostics;
using System.Security.Cryptography;
using Ingest.EndToEnd.Receiving;
using Ingest.Testing;
using Telemetry.Schema.Tokens;

namespace Ingest.EndToEnd.Durability;

/// <summary>A receiver in a process of its own that stores rows in a directory and lives for a moment.</summary>
internal sealed class ReceiverProcess : IAsyncDisposable
{
    /// <summary>One token for all processes of the run.</summary>
    private static readonly IngestToken Producer = IngestToken.Mint(RandomNumberGenerator.Fill);

    private readonly RunningReceiver _running;

    private ReceiverProcess(RunningReceiver running) => _running = running;

    public static string Token { get; } = Producer.Reveal();

    public static string TokenId => Producer.Id;

    public Uri Address => _running.Address;

    /// <summary>Starts it and returns once it listens.</summary>
    public static Task<ReceiverProcess> StartAsync(string directory) => StartAsync(ReceiverProgram.Start(), directory);

    /// <inheritdoc cref="RunningReceiver.StartAsync(ProcessStartInfo, IEnumerable{string}, IEnumerable{ValueTuple{string, string}})" />
    public static async Task<ReceiverProcess> StartAsync(ProcessStartInfo start, string directory, params (string Name, string Value)[] environment) => new(await RunningReceiver.StartAsync(
        start,
        [$"--file={directory}"],
        [
            ($"Ingest__Producers__{Producer.Id}__Hash", Producer.Hash),
            ($"Ingest__Producers__{Producer.Id}__Apps", EventSource.App),
            .. environment,
            // A process that lives for a moment only pays for the profile that the next tier of the JIT would use.
            ("DOTNET_TieredPGO", "0"),
        ]));

    /// <inheritdoc cref="RunningReceiver.KillAsync" />
    public Task KillAsync() => _running.KillAsync();

    public ValueTask DisposeAsync() => _running.DisposeAsync();
}
