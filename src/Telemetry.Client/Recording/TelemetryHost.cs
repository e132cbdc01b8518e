using Telemetry.Client.BuiltIn;
using Telemetry.Client.Consenting;
using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Spooling;
using Telemetry.Client.Tracing;

namespace Telemetry.Client.Recording;

/// <summary>Everything outside the library that it touches: environment, clock, randomness, terminal, disk, network.</summary>
internal sealed record TelemetryHost
{
    /// <summary>This process. Its event ids grow from client to client.</summary>
    internal static readonly TelemetryHost System = new();

    internal IEnvironment Environment { get; init; } = new ProcessEnvironment();

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A run that ends within this time, by the machine's clock, is not one that lasts.</summary>
    internal TimeSpan ShortRun { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Ids need no secrecy, so the cryptographic generator, and its library's load time, stay out of a command's way.</summary>
    internal RandomFill Random { get; init; } = static bytes => global::System.Random.Shared.NextBytes(bytes);

    internal Func<Interactivity> Interactivity { get; init; } = static () =>
        Console.IsInputRedirected || Console.IsOutputRedirected ? Client.Interactivity.Redirected : Client.Interactivity.Interactive;

    internal OperatingSystemKind OperatingSystem { get; init; } = HostPlatform.ReadOperatingSystem();

    internal Func<BuiltInSettings> BuiltIn { get; init; } = EntryAssembly.Read;

    /// <summary>The policy for the app of this name.</summary>
    internal Func<string, MachinePolicy> Policy { get; init; } = MachinePolicies.Read;

    internal ITerminal Terminal { get; init; } = new ProcessTerminal();

    internal Func<TextWriter> StandardError { get; init; } = static () => Console.Error;

    internal Func<HostPlatform> Platform { get; init; } = HostPlatform.Read;

    /// <summary>Called in the background, at the first delivery: nothing of the network stack is loaded before.</summary>
    internal Func<HttpsTarget, IEventDestination> Connect { get; init; } = static target => target.Format switch
    {
        WireFormat.OneCollector => new OneCollectorDestination(target),
        WireFormat.Dws => new DwsDestination(target),
        _ => new HttpsDestination(target),
    };

    internal ISpoolDisk Disk { get; init; } = new SpoolDisk();

    internal OnceGate Heartbeat { get; init; } = new();

    internal TraceRegistration Tracing { get; init; } = new();

    /// <summary>Passed by the notice or the question: a process talks to a person once.</summary>
    internal OnceGate Disclosed { get; init; } = new();

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
