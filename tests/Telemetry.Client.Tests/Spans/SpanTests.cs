using System.Diagnostics;
using System.Text.Json;
using Ingest.Testing;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Spans;

/// <summary>The activities of this process as rows of a file. Each test has sources of its own, since a listener hears the whole process.</summary>
public sealed class SpanTests : IDisposable
{
    private const int Threads = 8;
    private const int SpansPerThread = 125;

    private readonly TemporaryDirectory _directory = new();

    private string Sink => _directory.File("events.jsonl");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Spans_ThousandOverEightThreads_ComeOutAsTheTreeTheyWere()
    {
        using var source = new ActivitySource("Contoso.Tree");
        var started = new List<Activity>();
        await using (Start("Contoso.Tree"))
        {
            var threads = Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(() => Grow(source), TaskCreationOptions.LongRunning));
            foreach (var grown in await Task.WhenAll(threads))
            {
                started.AddRange(grown);
            }
        }

        var rows = Rows().ToDictionary(row => row.GetProperty("span_id").GetString()!);

        Assert.Equal(Threads * SpansPerThread, rows.Count);
        Assert.All(started, span =>
        {
            var row = rows[span.SpanId.ToHexString()];
            Assert.Equal(span.TraceId.ToHexString(), row.GetProperty("trace_id").GetString());
            Assert.Equal(span.Parent?.SpanId.ToHexString(), row.TryGetProperty("parent_span_id", out var parent) ? parent.GetString() : null);
            Assert.Equal(("span", span.OperationName), (row.GetProperty("name").GetString(), row.GetProperty("data").GetProperty("name").GetString()));
        });
    }

    [Fact]
    public void Event_InsideASpan_CarriesItsIds()
    {
        using var source = new ActivitySource("Contoso.Inside");
        using var foreign = new ActivitySource("Contoso.Foreign");
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "Contoso.Foreign",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using (var client = Start("Contoso.Inside"))
        using (var span = source.StartActivity("outer")!)
        {
            using (foreign.StartActivity("not ours"))
            {
                client.StartCommand("list").Complete(0);
            }

            span.SetStatus(ActivityStatusCode.Error, "text that stays here");
        }

        var (command, outer) = (Rows()[0], Rows()[1]);
        Assert.Equal(outer.GetProperty("trace_id").GetString(), command.GetProperty("trace_id").GetString());
        Assert.Equal(outer.GetProperty("span_id").GetString(), command.GetProperty("span_id").GetString());
        Assert.False(command.TryGetProperty("parent_span_id", out _));
        Assert.Equal("error", outer.GetProperty("data").GetProperty("status").GetString());
        Assert.DoesNotContain("stays here", File.ReadAllText(Sink), StringComparison.Ordinal);
    }

    [Fact]
    public void Event_OutsideOfSpans_CarriesNone()
    {
        using (var client = Start("Contoso.Outside"))
        {
            client.StartCommand("list").Complete(0);
        }

        Assert.False(Assert.Single(Rows()).TryGetProperty("trace_id", out _));
    }

    [Fact]
    public void Filter_OfTheEnvironment_LeavesOutWhatIsLess()
    {
        using var source = new ActivitySource("Contoso.Filtered");
        var environment = TestHost.WritingTo(Sink);
        environment["NOTES_TELEMETRY_FILTER"] = "Contoso.Filtered=error";
        using (Start("Contoso.Filtered", environment))
        {
            source.StartActivity("fine")!.Dispose();
            using var failed = source.StartActivity("failed")!;
            failed.SetStatus(ActivityStatusCode.Error);
        }

        Assert.Equal("failed", Assert.Single(Rows()).GetProperty("data").GetProperty("name").GetString());
    }

    [Fact]
    public void Filter_Malformed_IsReportedAndTheSpansAreThere()
    {
        using var source = new ActivitySource("Contoso.Malformed");
        var environment = TestHost.WritingTo(Sink);
        environment["NOTES_TELEMETRY_FILTER"] = "secret text";
        using (var client = Start("Contoso.Malformed", environment))
        {
            source.StartActivity("fine")!.Dispose();

            var problem = Assert.Single(client.Problems);
            Assert.StartsWith("NOTES_TELEMETRY_FILTER", problem, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        }

        Assert.Single(Rows());
    }

    [Fact]
    public void Start_Off_ListensToNothing()
    {
        using var source = new ActivitySource("Contoso.Off");
        using var client = TelemetryClient.Start(TestHost.Options with { SpanSources = ["Contoso.Off"] }, TestHost.With(new()));

        Assert.False(source.HasListeners());
        Assert.Null(source.StartActivity("nobody listens"));
    }

    /// <summary>One trace of this thread: each span is a child of one of those that are open, as a walk up and down a tree gives them.</summary>
    private static List<Activity> Grow(ActivitySource source)
    {
        var random = new Random(7);
        var (all, open) = (new List<Activity>(), new Stack<Activity>());
        Activity.Current = null;
        while (all.Count < SpansPerThread)
        {
            while (open.Count > 1 && random.Next(3) == 0)
            {
                open.Pop().Dispose();
            }

            var span = source.StartActivity($"step-{all.Count}")!;
            open.Push(span);
            all.Add(span);
        }

        while (open.TryPop(out var span))
        {
            span.Dispose();
        }

        return all;
    }

    private TelemetryClient Start(string source, FakeEnvironment? environment = null) => TelemetryClient.Start(
        TestHost.Options with { SpanSources = [source] }, TestHost.With(environment ?? TestHost.WritingTo(Sink)));

    private List<JsonElement> Rows() => [.. File.ReadLines(Sink).Select(line => JsonDocument.Parse(line).RootElement)];
}
