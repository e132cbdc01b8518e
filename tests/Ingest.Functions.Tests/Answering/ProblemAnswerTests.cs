using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Answering;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Sinks;
using Ingest.Functions.Validating;
using Microsoft.AspNetCore.Http;

namespace Ingest.Functions.Tests.Answering;

public sealed class ProblemAnswerTests
{
    [Fact]
    public async Task WriteAsync_Problem_IsProblemJson()
    {
        var problem = new Problem(ProblemTypes.Internal, "why") { Reference = "r1", Errors = [new EventFault("", "json", "m")] };
        var answer = await Answers.OfAsync(c => ProblemAnswer.WriteAsync(c, problem));

        Assert.Equal((500, "application/problem+json"), (answer.Status, answer.ContentType));
        Assert.Equal(
            """{"type":"/problems/internal","title":"Something unforeseen happened","status":500,"detail":"why","reference":"r1","errors":[{"pointer":"","keyword":"json","message":"m"}]}""",
            answer.Body);
        Assert.Equal(0, answer.Headers.RetryAfter.Count);
    }

    [Fact]
    public async Task WriteAsync_HeadRequest_HasTheLengthButNoBody()
    {
        var answer = await Answers.OfAsync(c => ProblemAnswer.WriteAsync(c, new Problem(ProblemTypes.NotFound, "why")), "HEAD");

        Assert.Empty(answer.Body);
        Assert.True(answer.Headers.ContentLength > 0);
    }

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(300_000, 300)]
    public void SetRetryAfter_Wait_IsRoundedUpAndNeverZero(int milliseconds, int expected) =>
        Assert.Equal(expected.ToString(CultureInfo.InvariantCulture), RetryAfter(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void SetRetryAfter_AnyWait_IsAPositiveWholeNumber() =>
        Prop.ForAll<TimeSpan>(wait => long.Parse(RetryAfter(wait), NumberStyles.None, CultureInfo.InvariantCulture) >= 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Problem_EveryReasonToRetry_HasACodeADetailAndAWait()
    {
        var problems = Enum.GetValues<RetryReason>().Except([RetryReason.None]).Select(r => Unavailable.Problem(CommitOutcome.Retry(r))).ToList();

        Assert.Equal(
            [
                "sink-failed", "quota-reached", "queue-full", "overloaded", "memory", "shutting-down",
                "throttled", "circuit-open", "no-token", "token-refused", "role-missing", "rule-missing", "stream-refused", "waited-too-long",
            ],
            problems.Select(p => p.Reason));
        Assert.Equal(problems.Count, problems.Select(p => p.Detail).Distinct().Count());
        Assert.All(problems, p => Assert.True(p.Type.Status == 503 && p.RetryAfter >= TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Unauthorized_EveryReason_HasTheSameBody()
    {
        var reasons = Enum.GetValues<TokenReason>().Except([TokenReason.Accepted]);
        var answers = await Task.WhenAll(reasons.Select(r => Answers.OfAsync(c => Unauthorized.WriteAsync(c, r))));

        Assert.Single(answers.Select(a => (a.Status, a.ContentType, a.Body)).Distinct());
        Assert.Equal(401, answers[0].Status);
        Assert.All(answers, a => Assert.StartsWith("Bearer error=\"", a.Headers.WWWAuthenticate.ToString(), StringComparison.Ordinal));
        Assert.Single(answers.Skip(1).Select(a => a.Headers.WWWAuthenticate.ToString()).Distinct());
    }

    [Fact]
    public async Task WriteScopeAsync_MissingScope_IsNamed()
    {
        var answer = await Answers.OfAsync(c => Unauthorized.WriteScopeAsync(c, ProducerScopes.Write));

        Assert.Equal(403, answer.Status);
        Assert.Equal("Bearer error=\"insufficient_scope\", scope=\"write\"", answer.Headers.WWWAuthenticate);
    }

    [Fact]
    public void Word_EveryVerdict_IsThatOfTheContract() =>
        Assert.Equal(["stored", "duplicate", "invalid", "retry"], Enum.GetValues<Verdict>().Select(v => v.Word()));

    private static string RetryAfter(TimeSpan wait)
    {
        var response = new DefaultHttpContext().Response;
        ProblemAnswer.SetRetryAfter(response, wait);
        return response.Headers.RetryAfter.ToString();
    }
}
