using System.Collections;
using Ingest.Testing;
using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Recording;

public sealed class FaultyHostTests
{
    private static readonly TelemetryHost Sound = TestHost.With(TestHost.SendingTo("https://t.example"), new ManualTimeProvider());

    public static TheoryData<string> Faults => ["environment", "names", "clock", "timestamp", "timer", "random", "interactivity", "platform", "stderr", "connect", "send", "answer", "dispose"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task EveryCall_FaultyHost_ThrowsNothing(string fault)
    {
        var host = Break(fault);

        var client = TelemetryClient.Start(TestHost.Options with { Heartbeat = HeartbeatMode.OncePerProcess }, host);
        using (var command = client.StartCommand("x"))
        {
            command.SetAttribute("a", 1).Complete(0);
        }

        client.Track<HeartbeatEvent>(null!);
        client.Track(new HeartbeatEvent());
        client.TrackError(null!);
        client.TrackError(new FaultyException());
        await client.FlushAsync(TimeSpan.FromSeconds(-5));
        await client.DisposeAsync();
        client.Dispose();

        var counters = client.Counters;
        Assert.Equal(counters.Recorded, counters.Sent + counters.Queued + counters.DroppedTotal);
    }

    private static TelemetryHost Break(string fault) => fault switch
    {
        "environment" => Sound with { Environment = new FaultyEnvironment() },
        "names" => Sound with { Environment = new NamelessEnvironment(Sound.Environment) },
        "clock" => Sound with { Time = new FaultyTime(fault) },
        "timestamp" => Sound with { Time = new FaultyTime(fault) },
        "timer" => Sound with { Time = new FaultyTime(fault) },
        "random" => Sound with { Random = _ => throw new InvalidOperationException(fault) },
        "interactivity" => Sound with { Interactivity = () => throw new InvalidOperationException(fault) },
        "platform" => Sound with { Platform = () => throw new InvalidOperationException(fault) },
        "stderr" => Sound with { Environment = Echoing(), StandardError = () => throw new IOException(fault) },
        "connect" => Sound with { Connect = _ => throw new InvalidOperationException(fault) },
        "send" => Sound.Delivering(new ScriptedDestination((_, _) => throw new InvalidOperationException(fault))),
        "answer" => Sound.Delivering(new ScriptedDestination((_, _) => Task.FromResult(new DeliveryAnswer([])))),
        "dispose" => Sound.Delivering(new UndisposableDestination()),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private static FakeEnvironment Echoing()
    {
        var environment = TestHost.SendingTo("https://t.example");
        environment["NOTES_TELEMETRY_DEBUG"] = "only";
        return environment;
    }

    private sealed class FaultyEnvironment : IEnvironment
    {
        public IEnumerable<string> Names => throw new InvalidOperationException();

        public string? Get(string name) => throw new System.Security.SecurityException();
    }

    private sealed class NamelessEnvironment(IEnvironment inner) : IEnvironment
    {
        public IEnumerable<string> Names => throw new InvalidOperationException();

        public string? Get(string name) => inner.Get(name);
    }

    private sealed class FaultyTime(string fault) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => fault == "clock" ? throw new InvalidOperationException() : base.GetUtcNow();

        public override long GetTimestamp() => fault == "timestamp" ? throw new InvalidOperationException() : base.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            fault == "timer" ? throw new InvalidOperationException() : base.CreateTimer(callback, state, dueTime, period);
    }

    private sealed class UndisposableDestination : IEventDestination
    {
        public DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation) =>
            DeliveryAnswer.All(DeliveryVerdict.Stored, batch.Events.Length);

        public void Dispose() => throw new InvalidOperationException();
    }

    private sealed class FaultyException : Exception
    {
        public override string Message => throw new InvalidOperationException();

        public override string? StackTrace => throw new InvalidOperationException();

        public override IDictionary Data => throw new InvalidOperationException();
    }
}
