using Telemetry.Client;

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
    default:
        Console.Error.WriteLine("Expected grant, withdraw, record, ask or crash.");
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
