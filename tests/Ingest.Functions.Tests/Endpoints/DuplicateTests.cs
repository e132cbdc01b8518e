using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Validating;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ObjectPool;
using Telemetry.Schema;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>What a client hears about an event that it sends more than once.</summary>
public class DuplicateTests
{
    [Fact]
    public async Task Post_SameIdAgain_IsDuplicateAndStoredOnce()
    {
        await using var receiver = await Receiver.StartAsync();
        var sample = SampleEvents.Command();

        using var first = await receiver.PostAsync(sample);
        using var second = await receiver.PostAsync(sample);
        using var batch = await receiver.PostAsync(new JsonArray(SampleEvents.Command(), sample.DeepClone()));

        Assert.Equal((HttpStatusCode.NoContent, "stored"), (first.StatusCode, first.Verdict()));
        Assert.Equal((HttpStatusCode.NoContent, "duplicate"), (second.StatusCode, second.Verdict()));
        var answer = await batch.JsonAsync();
        Assert.Equal(1, (int?)answer["stored"]);
        Assert.Equal(Listed(1, sample, "duplicate"), answer["results"]!.AsArray().Single()!.ToJsonString());
        Assert.Equal(2, receiver.Rows().Count);
    }

    [Fact]
    public async Task Post_SameIdFromManyAtOnce_OneIsStoredAndAllOthersAreDuplicates()
    {
        var sink = new HeldSink();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IRowSink>(sink));
        var sample = SampleEvents.Command().ToJsonString();

        var posts = Enumerable.Range(0, 64).Select(_ => receiver.PostAsync(sample)).ToList();
        (await sink.NextAsync()).SetResult(CommitOutcome.Stored);
        var responses = await Task.WhenAll(posts);

        Assert.All(responses, r => Assert.Equal(HttpStatusCode.NoContent, r.StatusCode));
        Assert.Equal(1, responses.Count(r => r.Verdict() == "stored"));
        Assert.Equal(63, responses.Count(r => r.Verdict() == "duplicate"));
        Assert.Single(sink.Rows);
        Assert.All(responses, r => r.Dispose());
    }

    [Fact]
    public async Task Post_SameIdAfterAFailingStore_IsStored()
    {
        var sink = new HeldSink();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IRowSink>(sink));
        var sample = SampleEvents.Command();

        var verdicts = new List<string?>();
        foreach (var outcome in new[] { Outcome("retry"), Outcome("invalid"), CommitOutcome.Stored })
        {
            var post = receiver.PostAsync(sample);
            (await sink.NextAsync()).SetResult(outcome);
            using var response = await post;
            verdicts.Add(response.Verdict());
        }

        using var last = await receiver.PostAsync(sample);
        Assert.Equal(["retry", "invalid", "stored"], verdicts);
        Assert.Equal("duplicate", last.Verdict());
    }

    [Fact]
    public async Task Post_StoreThrows_LeavesTheIdFree()
    {
        var sink = new HeldSink();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IRowSink>(sink));
        var sample = SampleEvents.Command();

        var failing = receiver.PostAsync(sample);
        (await sink.NextAsync()).SetException(new InvalidOperationException());
        using var failed = await failing;
        var storing = receiver.PostAsync(sample);
        (await sink.NextAsync()).SetResult(CommitOutcome.Stored);
        using var stored = await storing;

        await failed.AssertProblemAsync(500, "internal");
        Assert.Equal("stored", stored.Verdict());
    }

    [Theory]
    [InlineData("stored", 204, "duplicate")]
    [InlineData("retry", 503, "retry")]
    [InlineData("invalid", 422, "invalid")]
    public async Task Take_WhileTheFirstIsUnderWay_SharesItsOutcome(string first, int status, string verdict)
    {
        var sink = new HeldSink();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IRowSink>(sink));
        var sample = SampleEvents.Command();
        var claimed = Claimed(receiver, Authenticator.Anonymous.Name, sample);
        using var request = new WaitingRequest(receiver, sample);

        var copy = request.TakeAsync();
        Assert.False(copy.IsCompleted);
        claimed.Settle(Outcome(first));
        await copy;

        Assert.Equal(status, request.Context.Response.StatusCode);
        Assert.Equal(verdict, request.Context.Response.Headers["X-Telemetry-Verdict"].ToString());
        Assert.Equal(first == "retry", request.Context.Response.Headers.ContainsKey("Retry-After"));
        Assert.Empty(sink.Rows);
    }

    [Theory]
    [InlineData("stored", "duplicate")]
    [InlineData("retry", "retry")]
    [InlineData("invalid", "invalid")]
    public async Task Post_BatchWithAnIdUnderWayElsewhere_SharesItsOutcome(string first, string verdict)
    {
        var sink = new HeldSink();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IRowSink>(sink));
        var elsewhere = SampleEvents.Command();
        var claimed = Claimed(receiver, receiver.TokenId, elsewhere);

        var posting = receiver.PostAsync(new JsonArray(elsewhere, SampleEvents.Command()));
        (await sink.NextAsync()).SetResult(CommitOutcome.Stored);
        claimed.Settle(Outcome(first));
        using var response = await posting;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(first == "retry", response.Headers.RetryAfter is not null);
        var answer = await response.JsonAsync();
        Assert.Equal(1, (int?)answer["stored"]);
        Assert.Equal((0, verdict), Results(answer).Single());
        Assert.Single(sink.Rows);
    }

    [Fact]
    public async Task Post_BatchWithEveryKindOfEvent_ListsThemInOrder()
    {
        await using var receiver = await Receiver.StartAsync();
        var (known, twice) = (SampleEvents.Command(), SampleEvents.Command());
        using var before = await receiver.PostAsync(known);

        var last = SampleEvents.Command();
        using var response = await receiver.PostAsync(new JsonArray(
            twice, known.DeepClone(), SampleEvents.With("os", "plan9"), twice.DeepClone(), last, known.DeepClone()));

        var answer = await response.JsonAsync();
        Assert.Equal(2, (int?)answer["stored"]);
        Assert.Equal([(1, "duplicate"), (2, "invalid"), (3, "duplicate"), (5, "duplicate")], Results(answer));
        Assert.Equal(new[] { known, twice, last }.Select(e => (string?)e["id"]), receiver.Rows().Select(r => (string?)r["EventId"]));
    }

    [Fact]
    public async Task Post_BatchOfTheSameIdThatIsNotStored_IsRetryForAll()
    {
        var sink = new HeldSink();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IRowSink>(sink));
        var sample = SampleEvents.Command();

        var posting = receiver.PostAsync(new JsonArray(sample, sample.DeepClone()));
        (await sink.NextAsync()).SetResult(Outcome("retry"));
        using var response = await posting;

        var answer = await response.AssertProblemAsync(503, "unavailable");
        Assert.Equal([(0, "retry"), (1, "retry")], Results(answer));
        Assert.Single(sink.Rows);
    }

    [Fact]
    public async Task Post_BatchOfKnownIds_IsAnsweredWithoutTheStore()
    {
        var sink = new HeldSink();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IRowSink>(sink));
        var sample = SampleEvents.Command();
        var storing = receiver.PostAsync(sample);
        (await sink.NextAsync()).SetResult(CommitOutcome.Stored);
        using var stored = await storing;

        using var response = await receiver.PostAsync(new JsonArray(sample.DeepClone(), sample.DeepClone()));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.JsonAsync();
        Assert.Equal(0, (int?)answer["stored"]);
        Assert.Equal([(0, "duplicate"), (1, "duplicate")], Results(answer));
    }

    [Fact]
    public async Task Post_KnownIdOfAnInvalidEvent_IsInvalid()
    {
        await using var receiver = await Receiver.StartAsync();
        var sample = SampleEvents.Command();
        using var stored = await receiver.PostAsync(sample);

        sample["os"] = "plan9";
        using var response = await receiver.PostAsync(sample);

        await response.AssertProblemAsync(422, "invalid-event");
    }

    [Fact]
    public async Task Post_SameIdOfAnotherProducer_IsStored()
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:AllowAnonymous", "true"));
        var sample = SampleEvents.Command();

        using var first = await receiver.PostAsync(sample);
        receiver.Client.DefaultRequestHeaders.Authorization = null;
        using var second = await receiver.PostAsync(sample);
        using var third = await receiver.PostAsync(sample);

        Assert.Equal("stored stored duplicate", string.Join(' ', first.Verdict(), second.Verdict(), third.Verdict()));
    }

    [Fact]
    public async Task Post_NamedRouteWithAnIdHeader_IsDuplicateTheSecondTime()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-App", "script");
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-App-Version", "1.0.0");
        var window = receiver.Services.GetRequiredService<DuplicateWindow>();
        var data = SampleEvents.Command()["data"]!.ToJsonString();

        using var generated = await receiver.PostAsync(data, path: "/v1/events/command");
        Assert.Equal(0, window.Count);
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-Id", "01a1fd8b-eb69-757b-9c2b-dbddaff61ca2");
        using var first = await receiver.PostAsync(data, path: "/v1/events/command");
        using var second = await receiver.PostAsync(data, path: "/v1/events/command");

        Assert.Equal("stored stored duplicate", string.Join(' ', generated.Verdict(), first.Verdict(), second.Verdict()));
        Assert.Equal(1, window.Count);
    }

    [Fact]
    public async Task Post_IdWrittenWithEscapes_IsTheSameId()
    {
        await using var receiver = await Receiver.StartAsync();
        var sample = SampleEvents.Command();
        var id = (string)sample["id"]!;
        var escaped = sample.ToJsonString().Replace($"\"{id}\"", $"\"\\u00{(int)id[0]:x2}{id[1..]}\"", StringComparison.Ordinal);

        using var first = await receiver.PostAsync(sample);
        using var second = await receiver.PostAsync(escaped);

        Assert.Contains("\\u00", escaped, StringComparison.Ordinal);
        Assert.Equal("stored duplicate", string.Join(' ', first.Verdict(), second.Verdict()));
    }

    private static CommitOutcome Outcome(string verdict) => verdict switch
    {
        "stored" => CommitOutcome.Stored,
        "retry" => CommitOutcome.Retry(RetryReason.SinkFailed),
        _ => new CommitOutcome(RetryReason.None, TimeSpan.Zero, [RowVerdict.Invalid]),
    };

    /// <summary>Claims an event's id as another request would that is under way.</summary>
    private static RequestClaims Claimed(Receiver receiver, string producer, JsonObject sample)
    {
        var id = Encoding.UTF8.GetBytes($"\"{sample["id"]}\"");
        var claims = new RequestClaims(receiver.Services.GetRequiredService<DuplicateWindow>());
        claims.Add(EventIds.Parse(id, new JsonMember(0, id.Length, JsonValueKind.String)));
        Assert.Empty(claims.Claim(producer));
        return claims;
    }

    private static string Listed(int index, JsonObject sample, string verdict) =>
        new JsonObject { ["index"] = index, ["id"] = (string?)sample["id"], ["verdict"] = verdict }.ToJsonString();

    private static IEnumerable<(int, string)> Results(JsonObject answer) =>
        answer["results"]!.AsArray().Select(r => ((int)r!["index"]!, (string)r["verdict"]!));

    /// <summary>One event before the intake, without a socket between, so that a test knows when it waits.</summary>
    private sealed class WaitingRequest : IDisposable
    {
        private readonly EventIntake _intake;
        private readonly ObjectPool<IngestWorkspace> _pool;
        private readonly IngestWorkspace _workspace;

        public WaitingRequest(Receiver receiver, JsonObject sample)
        {
            _intake = receiver.Services.GetRequiredService<EventIntake>();
            _pool = receiver.Services.GetRequiredService<ObjectPool<IngestWorkspace>>();
            _workspace = _pool.Get();
            _workspace.Body.Write(Encoding.UTF8.GetBytes(sample.ToJsonString()));
            EventSplitter.Split(_workspace.Body.Written, BodyFormat.Json, _workspace.Slices);
        }

        public DefaultHttpContext Context { get; } = new();

        public Task TakeAsync() => _intake.TakeAsync(
            Context,
            _workspace,
            new FoundEvents(SplitResult.Single, new EventSource(_workspace.Body, BodyShape.Events, IdOrigin.Client)),
            new RowContext(Authenticator.Anonymous, DateTimeOffset.UnixEpoch, null));

        public void Dispose() => _pool.Return(_workspace);
    }
}
