using Telemetry.Client;
using Telemetry.Client.Events;

// What is built in decides unless the environment overrides it, as in any app.
var options = new TelemetryOptions("actor", "1.0.0")
{
    Url = Environment.GetEnvironmentVariable("ACTOR_BUILT_IN_URL"),
    Posture = Enum.TryParse<TelemetryPosture>(Environment.GetEnvironmentVariable("ACTOR_POSTURE"), out var posture) ? posture : null,
};
var consent = new TelemetryConsent(options);

switch (args.FirstOrDefault())
{
    case "grant":
        WaitForStart();
        Console.WriteLine(consent.Grant());
        return 0;
    case "withdraw":
        WaitForStart();
        Console.WriteLine(consent.Withdraw());
        return 0;
    case "record":
        WaitForStart();
        await RecordAsync(options);
        return 0;
    case "ask":
        using (var telemetry = TelemetryClient.Start(options))
        {
            Console.WriteLine($"rule {telemetry.Decision.Rule}");
        }

        return 0;
    case "crash":
        Crash(options with { EventSourceName = TraceEcho.Provider });
        return 0;
    case "send":
        await SendAsync(options with
        {
            EnvironmentPrefix = Environment.GetEnvironmentVariable("ACTOR_PREFIX"),
            WireFormat = Enum.Parse<WireFormat>(Environment.GetEnvironmentVariable("ACTOR_WIRE_FORMAT")!),
            Heartbeat = HeartbeatMode.OncePerProcess,
            OrgId = "ding1",
            Channel = "end-to-end",
        });
        return 0;
    default:
        Console.Error.WriteLine("Expected grant, withdraw, record, ask, crash or send.");
        return 2;
}

// Processes that a test starts are all up before the first one acts.
static void WaitForStart()
{
    if (Console.IsInputRedirected)
    {
        Console.WriteLine("ready");
        Console.In.ReadLine();
    }
}

// On a thread that nobody awaits, while a command is under way.
static void Crash(TelemetryOptions options)
{
    using var echo = new TraceEcho();
    using var telemetry = TelemetryClient.Start(options);
    using var command = telemetry.StartCommand("prove", "crash");
    var thread = new Thread(() => throw new InvalidOperationException("crashed on request"));
    thread.Start();
    thread.Join();
}

// One of each kind of event that a command gives by itself, delivered at once.
static async Task SendAsync(TelemetryOptions options)
{
    await using var telemetry = TelemetryClient.Start(options);
    telemetry.StartCommand("doc", "create").Complete(0);
    using (var command = telemetry.StartCommand("doc"))
    {
        telemetry.TrackError(new InvalidOperationException("never recorded"), FailureReason.ApiError, 3);
        command.Fail(FailureReason.ApiError, 3);
    }

    var outcome = await telemetry.FlushAsync(TimeSpan.FromSeconds(30));
    Console.WriteLine($"{outcome}: sent {telemetry.Counters.Sent}, rejected {telemetry.Counters.Dropped(DropReason.Rejected)}");
}

static async Task RecordAsync(TelemetryOptions options)
{
    await using var telemetry = TelemetryClient.Start(options);
    using (var command = telemetry.StartCommand("prove", "native"))
    {
        command.SetAttribute("files", 3L).SetAttribute("kind", "console");
        try
        {
            throw new InvalidOperationException("never recorded");
        }
        catch (InvalidOperationException e)
        {
            telemetry.TrackError(e);
        }

        command.Complete(0);
    }

    var decision = telemetry.Decision;
    Console.WriteLine(
        $"rule {decision.Rule}, url {decision.Inputs.Url}, posture {decision.Inputs.Posture}, recorded {telemetry.Counters.Recorded}");
}
