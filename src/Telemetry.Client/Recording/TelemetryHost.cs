using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Placing;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Recording;

/// <summary>Everything outside the library that it touches: environment, clock, randomness, terminal, disk, network.</summary>
internal sealed record TelemetryHost
{
    /// <summary>This process. Its event ids grow from client to client.</summary>
    internal static readonly TelemetryHost System = new();

    internal IEnvironment Environment { get; init; } = new ProcessEnvironment();

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Ids need no secrecy, so the cryptographic generator, and its library's load time, stay out of a command's way.</summary>
    internal RandomFill Random { get; init; } = static bytes => global::System.Random.Shared.NextBytes(bytes);

    internal Func<Interactivity> Interactivity { get; init; } = static () =>
        Console.IsInputRedirected || Console.IsOutputRedirected ? Client.Interactivity.Redirected : Client.Interactivity.Interactive;

    internal Func<TextWriter> StandardError { get; init; } = static () => Console.Error;

    internal Func<HostPlatform> Platform { get; init; } = HostPlatform.Read;

    /// <summary>Called in the background, at the first delivery: nothing of the network stack is loaded before.</summary>
    internal Func<HttpsTarget, IEventDestination> Connect { get; init; } = static target => new HttpsDestination(target);

    internal ISpoolDisk Disk { get; init; } = new SpoolDisk();

    internal HeartbeatGate Heartbeat { get; init; } = new();

    /// <summary>Where an app's files are on this platform; null where the person has no home.</summary>
    internal TelemetryFolders? FoldersOf(string app) => TelemetryFolders.Find(app, Environment, HostPlatform.ReadOperatingSystem());

    private readonly object _once = new();
    private UuidV7Source? _ids;
    private Guid? _session;

    internal UuidV7Source Ids
    {
        get
        {
            lock (_once)
            {
                return _ids ??= new(Time, Random);
            }
        }
    }

    /// <summary>Random, the same for all clients of the process.</summary>
    internal Guid Session
    {
        get
        {
            var ids = Ids;
            lock (_once)
            {
                return _session ??= ids.Next();
            }
        }
    }
}
