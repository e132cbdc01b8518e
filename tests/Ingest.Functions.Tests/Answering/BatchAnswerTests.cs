using Ingest.Functions.Answering;
using Ingest.Functions.Sinks;
using Ingest.Functions.Validating;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Ingest.Functions.Tests.Answering;

public sealed class BatchAnswerTests
{
    private const string Id = "01938f2c-7b1e-7c3a-9d4f-0123456789ab";

    private static readonly EventResult Invalid = new(2, Id, Verdict.Invalid, [new EventFault("/data/a", "type", "Expected \"é\".")]);

    private static readonly EventResult Retry = new(0, Id, Verdict.Retry, []);

    [Fact]
    public async Task WriteAsync_AllStored_IsShort()
    {
        var answer = await WriteAsync(3, [], CommitOutcome.Stored);

        Assert.Equal((200, "application/json", """{"stored":3,"results":[]}"""), (answer.Status, answer.ContentType, answer.Body));
        Assert.True(StringValues.IsNullOrEmpty(answer.Headers.RetryAfter));
        Assert.Equal(answer.Body.Length, answer.Headers.ContentLength);
    }

    [Fact]
    public async Task WriteAsync_OneInvalid_ListsItWithItsErrors()
    {
        var answer = await WriteAsync(2, [Invalid], CommitOutcome.Stored);

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            $$"""{"stored":2,"results":[{"index":2,"id":"{{Id}}","verdict":"invalid","errors":[{"pointer":"/data/a","keyword":"type","message":"Expected \"é\"."}]}]}""",
            answer.Body);
    }

    [Fact]
    public async Task WriteAsync_ReturnMinimal_LeavesErrorsOut()
    {
        var answer = await WriteAsync(2, [Invalid with { Id = null }], CommitOutcome.Stored, AnswerDetail.Minimal);

        Assert.Equal("""{"stored":2,"results":[{"index":2,"verdict":"invalid"}]}""", answer.Body);
        Assert.Equal("return=minimal", answer.Headers["Preference-Applied"]);
    }

    [Fact]
    public async Task WriteAsync_AllInvalid_Is200() => Assert.Equal(200, (await WriteAsync(0, [Invalid], CommitOutcome.Stored)).Status);

    [Fact]
    public async Task WriteAsync_SomeRetry_Is200WithRetryAfter()
    {
        var answer = await WriteAsync(0, [Retry, Invalid with { Errors = [] }], CommitOutcome.Retry(RetryReason.SinkFailed));

        Assert.Equal((200, "application/json", "30"), (answer.Status, answer.ContentType, answer.Headers.RetryAfter.ToString()));
        Assert.Equal(
            $$"""{"stored":0,"results":[{"index":0,"id":"{{Id}}","verdict":"retry"},{"index":2,"id":"{{Id}}","verdict":"invalid"}]}""",
            answer.Body);
    }

    [Fact]
    public async Task WriteAsync_AllRetry_Is503ProblemWithRetryAfter()
    {
        var answer = await WriteAsync(0, [Retry], CommitOutcome.Retry(RetryReason.QueueFull));

        Assert.Equal((503, "application/problem+json", "1"), (answer.Status, answer.ContentType, answer.Headers.RetryAfter.ToString()));
        Assert.Equal(
            $$"""{"type":"/problems/unavailable","title":"Events cannot be stored now","status":503,"detail":"More events wait to be stored than this receiver holds in memory, so nothing was stored. Send them again in a moment.","reason":"queue-full","stored":0,"results":[{"index":0,"id":"{{Id}}","verdict":"retry"}]}""",
            answer.Body);
    }

    [Theory]
    [InlineData(null, AnswerDetail.Full)]
    [InlineData("return=minimal", AnswerDetail.Minimal)]
    [InlineData("Return=Minimal", AnswerDetail.Minimal)]
    [InlineData("return = minimal", AnswerDetail.Minimal)]
    [InlineData("respond-async, return=minimal; foo=bar", AnswerDetail.Minimal)]
    [InlineData("return=representation", AnswerDetail.Full)]
    [InlineData("xreturn=minimal", AnswerDetail.Full)]
    [InlineData("", AnswerDetail.Full)]
    public void From_PreferHeader_IsWhatItAsks(string? prefer, object expected)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers["Prefer"] = prefer;

        Assert.Equal((AnswerDetail)expected, AnswerDetails.From(context.Request));
    }

    private static Task<Answers> WriteAsync(int stored, IReadOnlyList<EventResult> results, CommitOutcome outcome, AnswerDetail detail = AnswerDetail.Full) =>
        Answers.OfAsync(new BatchAnswer(stored, results, outcome, detail).WriteAsync);
}
