using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Ingest.Functions.Sinks.Files;
using Ingest.Functions.Tests.Hosting;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Win32.SafeHandles;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>What a client hears depending on what the store does.</summary>
public class StoreTests
{
    [Fact]
    public async Task Post_FileMode_IsInTheFileBeforeItIsAnswered()
    {
        using var directory = new TemporaryDirectory();
        await using var receiver = await Receiver.StartAsync(("Ingest:File:Directory", directory.Path));
        var sample = SampleEvents.Command();
        sample["channel"] = "smoke";
        sample["data"]!["attributes"] = new JsonObject { ["items"] = 3 };

        using var response = await receiver.PostAsync(sample);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var row = JsonNode.Parse(Lines(directory).Single())!;
        Assert.Equal((string?)sample["id"], (string?)row["EventId"]);
        Assert.Equal("smoke", (string?)row["Channel"]);
        Assert.Equal("add", (string?)row["Command"]);
        Assert.Equal(3, (int?)row["Properties"]!["attributes"]!["items"]);
        Assert.Equal(receiver.TokenId, (string?)row["ProducerId"]);
    }

    [Fact]
    public async Task Post_StoreFails_Is503WithRetryAfterThenRecovers()
    {
        using var directory = new TemporaryDirectory();
        var disk = new FaultyWriter();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IDurableWriter>(disk), ("Ingest:File:Directory", directory.Path));
        disk.IsFaulty = true;

        using var single = await receiver.PostAsync(SampleEvents.Command());
        using var batch = await receiver.PostAsync(new JsonArray(SampleEvents.Command(), SampleEvents.Command()));
        using var mixed = await receiver.PostAsync(new JsonArray(SampleEvents.Command(), SampleEvents.With("os", "plan9")));
        using var ready = await receiver.Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        disk.IsFaulty = false;
        using var healed = await receiver.PostAsync(SampleEvents.Command());

        var problem = await single.AssertProblemAsync(503, "unavailable");
        Assert.Equal("sink-failed", (string?)problem["reason"]);
        Assert.Equal("retry", single.Verdict());
        Assert.True(single.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        var all = await batch.AssertProblemAsync(503, "unavailable");
        Assert.Equal(["retry", "retry"], all["results"]!.AsArray().Select(r => (string)r!["verdict"]!));
        Assert.Equal(0, (int?)all["stored"]);
        Assert.Equal(HttpStatusCode.OK, mixed.StatusCode);
        Assert.NotNull(mixed.Headers.RetryAfter);
        Assert.Equal(["retry", "invalid"], (await mixed.JsonAsync())["results"]!.AsArray().Select(r => (string)r!["verdict"]!));
        await ready.AssertProblemAsync(503, "unavailable");
        Assert.Equal(HttpStatusCode.NoContent, healed.StatusCode);
        Assert.Single(Lines(directory));
    }

    [Fact]
    public async Task Post_QuotaReached_Is503NamingTheReason()
    {
        using var directory = new TemporaryDirectory();
        await using var receiver = await Receiver.StartAsync(
            ("Ingest:File:Directory", directory.Path), ("Ingest:File:QuotaBytes", 1024.ToString(CultureInfo.InvariantCulture)));

        using var large = await receiver.PostAsync(SampleEvents.Lines(10), Requests.Lines);
        using var small = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal("quota-reached", (string?)(await large.AssertProblemAsync(503, "unavailable"))["reason"]);
        Assert.Equal(HttpStatusCode.NoContent, small.StatusCode);
    }

    [Fact]
    public async Task Post_WhileStopping_Is503AndWhatWasInFlightIsStored()
    {
        using var directory = new TemporaryDirectory();
        var disk = new FaultyWriter();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IDurableWriter>(disk), ("Ingest:File:Directory", directory.Path));
        using var gate = disk.Hold();
        var inFlight = receiver.PostAsync(SampleEvents.Command());
        await disk.EnteredAsync(TestContext.Current.CancellationToken);
        using var late = await RawConnection.OpenAsync(receiver.Address);
        await late.SendAsync($"POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {receiver.Token}\r\n");

        var stopping = receiver.StopAsync();
        await Task.Delay(Timeout.Infinite, receiver.Lifetime.ApplicationStopping).ContinueWith(_ => { }, TestContext.Current.CancellationToken);
        await late.SendAsync("Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        var refused = await late.ReadToEndAsync();
        gate.Dispose();
        using var stored = await inFlight;
        await stopping;

        Assert.True(refused.Length == 0 || refused.Contains("shutting-down", StringComparison.Ordinal), refused);
        Assert.Equal(HttpStatusCode.NoContent, stored.StatusCode);
        Assert.Single(Lines(directory));
    }

    [Fact]
    public async Task Post_UnforeseenError_Is500WithAReferenceThatTheLogHolds()
    {
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<TimeProvider>(new BrokenClock()));

        using var response = await receiver.PostAsync(SampleEvents.Command());

        var problem = await response.AssertProblemAsync(500, "internal");
        var reference = (string)problem["reference"]!;
        Assert.Contains(receiver.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains(reference, StringComparison.Ordinal));
        // Kestrel asks this clock too, and says so in its own words.
        Assert.DoesNotContain(receiver.Log.Lines, l => !l.Contains("Kestrel", StringComparison.Ordinal) && l.Contains(BrokenClock.Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(BrokenClock.Secret, problem.ToJsonString(), StringComparison.Ordinal);
    }

    private static string[] Lines(TemporaryDirectory directory) =>
        [.. Directory.EnumerateFiles(directory.Path, "rows-*.jsonl").Order(StringComparer.Ordinal).SelectMany(ReadShared)];

    private static string[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed class BrokenClock : TimeProvider
    {
        public const string Secret = "text that no log may hold";

        public override DateTimeOffset GetUtcNow() => throw new InvalidTimeZoneException(Secret);
    }

    private sealed class FaultyWriter : IDurableWriter
    {
        private readonly DurableWriter _disk = new();
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _gate = new(1);

        public bool IsFaulty { get; set; }

        public Task EnteredAsync(CancellationToken cancellation) => _entered.Task.WaitAsync(cancellation);

        public IDisposable Hold()
        {
            _gate.Wait();
            return new Release(_gate);
        }

        public void Write(SafeFileHandle file, IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset)
        {
            _entered.TrySetResult();
            _gate.Wait();
            _gate.Release();
            _disk.Write(file, parts, offset);
        }

        public void Flush(SafeFileHandle file)
        {
            if (IsFaulty)
            {
                throw new IOException("fsync failed with error 5: Input/output error");
            }

            _disk.Flush(file);
        }

        private sealed class Release(SemaphoreSlim gate) : IDisposable
        {
            private int _isReleased;

            public void Dispose()
            {
                if (Interlocked.Exchange(ref _isReleased, 1) == 0)
                {
                    gate.Release();
                }
            }
        }
    }
}
