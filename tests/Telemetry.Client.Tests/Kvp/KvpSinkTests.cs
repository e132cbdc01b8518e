using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Ingest.Testing;
using Telemetry.Client.Events;
using Telemetry.Client.Kvp.Reading;
using Telemetry.Client.Kvp.Records;
using Telemetry.Client.Kvp.Storing;
using Telemetry.Client.Kvp.Writing;
using Telemetry.Client.Recording;
using Telemetry.Client.Sinking;
using Telemetry.Client.Spans;
using Telemetry.Client.Tests.Doubles;

namespace Telemetry.Client.Tests.Kvp;

public sealed class KvpSinkTests : IDisposable
{
    private const int Threads = 8;
    private const int SpansPerThread = 125;

    private readonly TemporaryDirectory _directory = new();
    private readonly PoolFaults _files = new();
    private readonly CounterLedger _counters = new();

    public KvpSinkTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Pools are files of Linux guests.");

    private string Pool => _directory.File("pool");

    public void Dispose() => _directory.Dispose();

    [Fact]
    [Trait("Carries", "azure-init.keys")]
    [Trait("Carries", "azure-init.values")]
    public async Task Client_SpanAndWhatHappensInIt_AreRecordsOfOneId()
    {
        using var source = new ActivitySource("Contoso.Pool");
        await using (var client = Start("Contoso.Pool", new() { ["NOTES_TELEMETRY_ENABLED"] = "1", ["NOTES_TELEMETRY_KVP"] = Pool }))
        {
            using var span = source.StartActivity("copy|files")!;
            client.StartCommand("doc", "create").Fail(FailureReason.Timeout, 4);
            span.SetStatus(ActivityStatusCode.Error);
        }

        var entries = (await ReadAsync()).Cast<PoolEntry.Diagnostic>().ToList();

        Assert.Equal([("WARN", "command"), ("ERROR", "copy_files")], entries.Select(e => (e.Level, e.Name)));
        Assert.All(entries, e => Assert.Equal("notes-1.2.3", e.Source));
        Assert.All(entries, e => Assert.True(Guid.TryParseExact(e.VmId, "D", out _)));
        Assert.Matches("^[0-9a-f]{16}$", Assert.Single(entries.Select(e => e.Id).Distinct()));
        const string moment = @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z";
        Assert.Matches(
            $"^Time: {moment} \\| Event: command=doc, subcommand=create, outcome=failure, exit_code=4, duration_ms=\\d+, failure_reason=timeout$", entries[0].Value);
        Assert.Matches($"^Start: {moment} \\| End: {moment} \\| Status: failure \\| Trace: [0-9a-f]{{32}}$", entries[1].Value);
    }

    [Fact]
    public async Task Client_ThousandSpansOverEightThreads_AreTheSameTreeInRowsAndPool()
    {
        using var source = new ActivitySource("Contoso.Forest");
        var sink = _directory.File("events.jsonl");
        var environment = new FakeEnvironment { ["NOTES_TELEMETRY_ENABLED"] = "1", ["NOTES_TELEMETRY_KVP"] = Pool, ["NOTES_TELEMETRY_FILE"] = sink };
        await using (var client = Start("Contoso.Forest", environment))
        {
            await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(() => Grow(source), TaskCreationOptions.LongRunning)));
        }

        var inRows = File.ReadLines(sink).Select(line => JsonDocument.Parse(line).RootElement).Select(row => (
            Span: row.GetProperty("span_id").GetString()!,
            Trace: row.GetProperty("trace_id").GetString()!,
            Parent: row.TryGetProperty("parent_span_id", out var parent) ? parent.GetString()! : ""));
        var inPool = (await ReadAsync()).Cast<PoolEntry.Diagnostic>().Select(e => (
            Span: e.Id,
            Trace: Part(e.Value, "Trace: "),
            Parent: Part(e.Value, "Parent: ")));

        Assert.Equal(inRows.Order(), inPool.Order());
        Assert.Equal(Threads * SpansPerThread, inRows.Count());
        Assert.Equal(Threads, inRows.Count(row => row.Parent.Length == 0));
        Assert.All(inRows, row => Assert.True(row.Parent.Length == 0 || inRows.Any(other => other.Span == row.Parent && other.Trace == row.Trace)));
    }

    [Theory]
    [Trait("Carries", "azure-init.opt-out")]
    [InlineData("0", 0)]
    [InlineData("pool", 1)]
    [InlineData(null, 0)]
    public void Client_NotAskedForOrNoPath_WritesNothing(string? value, int problems)
    {
        using (var client = Start("Contoso.None", new()
        {
            ["NOTES_TELEMETRY_ENABLED"] = "1",
            ["NOTES_TELEMETRY_FILE"] = _directory.File("x"),
            ["NOTES_TELEMETRY_KVP"] = value,
        }))
        {
            client.StartCommand("list").Complete(0);

            Assert.Equal(problems, client.Problems.Count);
            Assert.All(client.Problems, p => Assert.StartsWith("NOTES_TELEMETRY_KVP", p, StringComparison.Ordinal));
        }

        Assert.False(File.Exists(Pool));
    }

    [Fact]
    [Trait("Carries", "azure-init.writer")]
    public void Take_MoreThanTheQueueHolds_IsCountedAndWhatIsAbandonedToo()
    {
        // A lock that is held while no time passes: the writer waits for ever.
        _files.HeldTries = int.MaxValue;
        var sink = Sink(new ManualTimeProvider(), TimeSpan.FromSeconds(1));
        for (var i = 0; i < 2 * KvpSink.QueueLength; i++)
        {
            sink.Take(Heartbeat());
        }

        Assert.InRange(_counters.Read(0).SinkDropped, 1, KvpSink.QueueLength);
        Assert.False(sink.CloseAsync().IsCompleted);
        sink.Abandon();

        Assert.Equal(2 * KvpSink.QueueLength, _counters.Read(0).SinkDropped);
    }

    [Fact]
    public async Task Close_WhatWaits_IsWrittenFirst()
    {
        var sink = Sink(TimeProvider.System, TimeSpan.FromSeconds(5));
        for (var i = 0; i < 500; i++)
        {
            sink.Take(Heartbeat());
        }

        await sink.CloseAsync();
        sink.Take(Heartbeat());

        Assert.Equal(500, (await ReadAsync()).Count);
        Assert.Equal(1, _counters.Read(0).SinkDropped);
    }

    [Fact]
    public async Task Write_FullDisk_IsCountedAndLeavesNoHalfRecord()
    {
        _files.BytesBeforeFullDisk = 100;
        var sink = Sink(TimeProvider.System, TimeSpan.FromSeconds(5));

        sink.Take(Heartbeat());
        await sink.CloseAsync();

        Assert.Equal((1, 0), (_counters.Read(0).SinkDropped, new FileInfo(Pool).Length));
    }

    [Fact]
    [Trait("Carries", "azure-init.stale")]
    public async Task Write_PoolOfAnEarlierBoot_IsClearedOnce()
    {
        await Store(TimeProvider.System, TimeSpan.FromSeconds(5)).AppendAsync([new("old", "1")]);
        _files.Boot = long.MaxValue;
        var sink = Sink(TimeProvider.System, TimeSpan.FromSeconds(5));

        for (var i = 0; i < 300; i++)
        {
            sink.Take(Heartbeat());
        }

        await sink.CloseAsync();

        Assert.Equal(300, (await ReadAsync()).OfType<PoolEntry.Diagnostic>().Count());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("错")]
    [InlineData("😀")]
    [InlineData("|")]
    [Trait("Carries", "azure-init.keys")]
    public void Key_AnyLength_HasFivePartsAndRoomForAChunkNumber(string unit)
    {
        for (var length = 0; length <= 130; length++)
        {
            var text = string.Concat(Enumerable.Repeat(unit, length));
            var key = DiagnosticKey.Of("x" + text, text, DiagnosticKey.UnknownVm, new("ERROR", text, "0123456789abcdef", ""));

            Assert.InRange(Encoding.UTF8.GetByteCount(key), 1, KvpLimits.SafeKey - ValueChunks.SuffixBytes);
            Assert.Equal(5, key.Split('|').Length);
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(key)));
            Assert.EndsWith("|0123456789abcdef", key, StringComparison.Ordinal);
        }
    }

    private static RecordedEvent Heartbeat() =>
        new(EventKind.Of<HeartbeatEvent>(), new HeartbeatEvent(), new(new("01935000-0000-7000-8000-000000000001"), DateTimeOffset.UnixEpoch, null));

    /// <summary>A chain with side branches; every span's parent is open while the span begins.</summary>
    private static void Grow(ActivitySource source)
    {
        Activity.Current = null;
        using var root = source.StartActivity("root")!;
        for (var i = 1; i < SpansPerThread; i += 2)
        {
            using var branch = source.StartActivity("branch")!;
            source.StartActivity("leaf")!.Dispose();
        }
    }

    private static string Part(string value, string name) =>
        value.Split(" | ").FirstOrDefault(p => p.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? "";

    private static TelemetryClient Start(string source, FakeEnvironment environment) => TelemetryClient.Start(
        TestHost.Options with { SpanSources = [source], Tee = TeeMode.FileAndUrl, ExitBudget = TelemetryOptions.MaxExitBudget }, TestHost.With(environment));

    private KvpStore Store(TimeProvider time, TimeSpan patience) => new(Pool, KvpMode.Safe, patience, _files, time);

    private KvpSink Sink(TimeProvider time, TimeSpan patience) => new(
        Store(time, patience), SpanFilter.Default, _counters, d => DiagnosticKey.Of("notes", "1.2.3", DiagnosticKey.UnknownVm, d));

    private async Task<IReadOnlyList<PoolEntry>> ReadAsync() =>
        PoolReader.Read((await new KvpStore(Pool, KvpMode.Safe, TimeSpan.FromSeconds(5), new LinuxPoolFiles(), TimeProvider.System).ReadAsync()).Slots);
}
