using System.Text.RegularExpressions;
using Ingest.Testing;
using Microsoft.Diagnostics.Tracing;

namespace Ingest.EndToEnd.Tracing;

/// <summary>The running sample under a trace session of another process.</summary>
public sealed partial class EventSourceTests : IDisposable
{
    private const ulong Measures = 0x0000_4000_0000_0000;

    /// <summary>As every decoder derives it from the name.</summary>
    private static readonly Guid ProviderId = new("7f10def4-a258-5fea-510e-2c3bb976687f");

    private static readonly (string, Type)[] Common =
    [
        ("PartA_PrivTags", typeof(ulong)),
        ("COMMON_MXC_PARAMS.Version", typeof(string)),
        ("COMMON_MXC_PARAMS.Channel", typeof(string)),
        ("COMMON_MXC_PARAMS.IsDebugging", typeof(byte)),
        ("COMMON_MXC_PARAMS.UTCReplace_AppSessionGuid", typeof(byte)),
        ("mxc.backend", typeof(string)),
    ];

    private static readonly (string, Type)[] Execution =
    [
        .. Common, ("mxc.exit_code", typeof(int)), ("mxc.outcome", typeof(string)), ("mxc.duration_ms", typeof(ulong)), ("mxc.failure_reason", typeof(string)),
        ("mxc.phase", typeof(string)), ("mxc.sandbox_kind", typeof(string)), ("__TlgCV__", typeof(string)),
    ];

    private static readonly (string, Type)[] Error =
    [
        .. Common, ("mxc.error_type", typeof(string)), ("mxc.exit_code", typeof(int)), ("mxc.phase", typeof(string)), ("mxc.sandbox_kind", typeof(string)), ("__TlgCV__", typeof(string)),
    ];

    private static readonly Dictionary<string, string> Asking = new()
    {
        ["NOTES_EVENT_SOURCE"] = TracedRun.Provider,
        ["NOTES_TELEMETRY_ENABLED"] = "1",
    };

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    [Trait("Carries", "mxc.provider")]
    [Trait("Carries", "mxc.keyword")]
    [Trait("Carries", "mxc.events")]
    [Trait("Carries", "mxc.trace-smoke")]
    public async Task Run_Success_IsOneExecutionWithEveryField()
    {
        var traced = Assert.Single(await TraceAsync("list"));

        AssertShape(traced, "MXC.Execution", TraceEventLevel.Informational, Execution);
        Assert.Equal(("success", 0, ""), (traced.Value("mxc.outcome"), traced.Value("mxc.exit_code"), traced.Value("mxc.failure_reason")));
        Assert.Equal(("unknown", "", ""), (traced.Value("mxc.backend"), traced.Value("mxc.phase"), traced.Value("mxc.sandbox_kind")));
        Assert.InRange((ulong)traced.Value("mxc.duration_ms"), 0UL, 60_000UL);
    }

    [Fact]
    [Trait("Carries", "mxc.correlation")]
    [Trait("Carries", "mxc.failure-reasons")]
    public async Task Run_Failure_IsAnExecutionAndAnErrorOfOneVector()
    {
        var events = await TraceAsync("debug fail");

        AssertPair(events, 1, "process_error");
        var vectors = events.Select(e => (string)e.Value("__TlgCV__")).ToList();
        Assert.EndsWith(".0", vectors[0], StringComparison.Ordinal);
        Assert.Equal(vectors[0][..^1] + "1", vectors[1]);
    }

    [Fact]
    [Trait("Carries", "mxc.early-exit")]
    public async Task Run_UsageError_IsAPairAlthoughNothingRan() => AssertPair(await TraceAsync("nonsense"), 2, "config_error");

    [Fact]
    [Trait("Carries", "mxc.cancel")]
    public async Task Run_Interrupted_IsOnePairWith130()
    {
        var events = await TracedRun.TraceAsync(_directory, Asking, ["debug", "wait"], async process =>
        {
            Assert.Equal("waiting", await process.ReadLineAsync());
            await process.SignalAsync("INT");
        });

        AssertPair(events, 130, "cancelled");
    }

    [Theory]
    [InlineData("debug crash", null)]
    [InlineData("debug crash --unawaited", 101)]
    [Trait("Carries", "mxc.crash")]
    public async Task Run_Crash_IsOnePairBeforeTheRuntimesOwnEnd(string line, int? told)
    {
        var (events, run) = await TracedRun.TraceCrashAsync(_directory, Asking, line.Split(' '));

        Assert.NotEqual(0, run.ExitCode);
        AssertPair(events, told ?? run.ExitCode, "internal_error");
        Assert.StartsWith("Unhandled exception. System.InvalidOperationException: crashed on request", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOTES_TELEMETRY_ENABLED", "")]
    [InlineData("NOTES_TELEMETRY_DISABLED", "1")]
    [InlineData("DO_NOT_TRACK", "1")]
    [InlineData("NOTES_EVENT_SOURCE", "not a name")]
    public async Task Run_NotAllowedOrNotAskedFor_IsNoEvent(string variable, string value) =>
        Assert.Empty(await TracedRun.TraceAsync(_directory, new Dictionary<string, string>(Asking) { [variable] = value }, ["list"]));

    private static void AssertPair(IReadOnlyList<TracedEvent> events, int exitCode, string reason)
    {
        Assert.Equal(2, events.Count);
        AssertShape(events[0], "MXC.Execution", TraceEventLevel.Informational, Execution);
        AssertShape(events[1], "MXC.Error", TraceEventLevel.Warning, Error);
        Assert.Equal(("failure", exitCode, reason), (events[0].Value("mxc.outcome"), events[0].Value("mxc.exit_code"), events[0].Value("mxc.failure_reason")));
        Assert.Equal((exitCode, reason), (events[1].Value("mxc.exit_code"), events[1].Value("mxc.error_type")));
    }

    private static void AssertShape(TracedEvent traced, string name, TraceEventLevel level, (string, Type)[] fields)
    {
        Assert.Equal((TracedRun.Provider, ProviderId, name, level), (traced.Provider, traced.ProviderId, traced.Name, traced.Level));
        Assert.Equal(Measures, traced.Keywords & Measures);
        Assert.Equal(fields, traced.Fields.Select(f => (f.Name, f.Type)));
        Assert.Equal(0x0200_0000UL, traced.Value("PartA_PrivTags"));
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string)traced.Value("COMMON_MXC_PARAMS.Version"));
        Assert.Equal((byte)1, traced.Value("COMMON_MXC_PARAMS.UTCReplace_AppSessionGuid"));
        Assert.Contains((traced.Value("COMMON_MXC_PARAMS.Channel"), traced.Value("COMMON_MXC_PARAMS.IsDebugging")), new (object, object)[] { ("dev", (byte)1), ("release", (byte)0) });
        Assert.Matches(Vector(), (string)traced.Value("__TlgCV__"));
    }

    private Task<IReadOnlyList<TracedEvent>> TraceAsync(string line) => TracedRun.TraceAsync(_directory, Asking, line.Split(' '));

    [GeneratedRegex(@"^[A-Za-z0-9+/]{21}[AQgw]\.[01]$")]
    private static partial Regex Vector();
}
