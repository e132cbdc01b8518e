using FsCheck;
using FsCheck.Fluent;
using Ingest.Testing;
using Telemetry.Client;
using Telemetry.Client.Events;

namespace Ingest.EndToEnd.Notes;

/// <summary>Whatever an app puts into the built-in events, the catalogue that the receiver validates with accepts it.</summary>
public sealed class ClientCatalogueTests : IDisposable
{
    private static int _apps;

    private readonly TemporaryDirectory _directory = new();
    private readonly string _prefix = $"E2E{Interlocked.Increment(ref _apps)}";

    private string Sink => _directory.File("events.jsonl");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable($"{_prefix}_TELEMETRY_FILE", null);
        _directory.Dispose();
    }

    [Fact]
    public void Record_AnyStringsAndNumbers_AreAccepted()
    {
        using var client = Start();
        Prop.ForAll<string?[], long, int>((texts, number, code) =>
        {
            var text = new Cycle(texts);
            client.Track(new CommandEvent
            {
                Command = text.Next()!,
                Subcommand = text.Next(),
                Module = text.Next(),
                Outcome = (CommandOutcome)(code % 5),
                ExitCode = code,
                DurationMs = number,
                FailureReason = (FailureReason)(code % 20),
                Backend = text.Next(),
                Phase = text.Next(),
                Attributes = new EventAttributes().Set(text.Next()!, text.Next()!).Set("n", number).Set("x", number * 1e10).Set("s", text.Next()!),
            });
            client.Track(new ErrorEvent
            {
                ExceptionType = text.Next()!,
                RootCauseType = text.Next(),
                Message = text.Next(),
                Stack = [new() { File = text.Next(), Line = code, Function = text.Next()! }],
            });
            client.Track(new SpanEvent { Name = text.Next()!, DurationMs = number, Status = (SpanStatus)(code % 3) });
            using var command = client.StartCommand(texts!);
            command.SetAttribute("number", number);
        }).QuickCheckThrowOnFailure();

        AssertAllAccepted(client, atLeast: 400);
    }

    [Fact]
    public void Record_LongAndHostileStrings_AreAccepted()
    {
        string[] texts =
        [
            new('x', 100_000), new('é', 5_000), string.Concat(Enumerable.Repeat("\U0001F600", 500)), "\uD83D", "\uDE00\uD83D", "\0\u0001\u007F\u0085",
            "/etc/passwd", "C:\\Users\\me\\x.cs", "~/x", "..", ":", "\\\\server\\share", "", " ", "a\"b\\c</script>", "\u2028\u202E",
        ];
        using var client = Start();
        foreach (var text in texts)
        {
            client.StartCommand(text, text, text).Complete(int.MinValue);
            client.TrackError(new InvalidOperationException(text), (FailureReason)77, int.MaxValue, text, text);
            client.Track(new ErrorEvent { ExceptionType = text, Stack = [.. Enumerable.Repeat(new StackFrameInfo { File = text, Function = text, Line = -1 }, 40)] });
            client.Track(new SpanEvent { Name = text, DurationMs = -1, Status = SpanStatus.Ok });
        }

        AssertAllAccepted(client, atLeast: 4 * texts.Length);
    }

    private void AssertAllAccepted(TelemetryClient client, int atLeast)
    {
        var lines = File.ReadAllLines(Sink);

        Assert.InRange(lines.Length, atLeast, int.MaxValue);
        Assert.Equal((lines.Length, 0), (client.Counters.Written, client.Counters.DroppedTotal));
        Assert.All(lines, CatalogueCheck.AssertAccepted);
    }

    private TelemetryClient Start()
    {
        // Whoever runs the tests may have opted out of telemetry; these events go to a file of the test alone.
        Environment.SetEnvironmentVariable("DO_NOT_TRACK", null);
        Environment.SetEnvironmentVariable($"{_prefix}_TELEMETRY_FILE", Sink);
        var client = TelemetryClient.Start(new(new string('é', 64), "1.0") { EnvironmentPrefix = _prefix, Heartbeat = HeartbeatMode.OncePerProcess });
        Assert.Equal(RecordingMode.Local, client.Decision.Recording);
        return client;
    }

    /// <summary>Hands out the strings of a list again and again.</summary>
    private sealed class Cycle(string?[] texts)
    {
        private int _next;

        internal string? Next() => texts.Length == 0 ? null : texts[_next++ % texts.Length];
    }
}
