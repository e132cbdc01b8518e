using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Delivering;

namespace Telemetry.Client.Tests.Delivering;

public sealed class AnswerReadingTests
{
    [Fact]
    public void Read_BatchAnswer_GivesEachEventItsVerdict()
    {
        var answer = Read(200, """
            {"stored":1,"results":[{"index":1,"id":"x","verdict":"duplicate"},{"index":2,"verdict":"invalid","errors":[]},{"index":3,"verdict":"retry"}]}
            """, 4);

        Assert.Equal([DeliveryVerdict.Stored, DeliveryVerdict.Stored, DeliveryVerdict.Rejected, DeliveryVerdict.Retry], answer.Verdicts);
    }

    [Theory]
    [InlineData(200, nameof(DeliveryVerdict.Stored))]
    [InlineData(202, nameof(DeliveryVerdict.Stored))]
    [InlineData(204, nameof(DeliveryVerdict.Stored))]
    [InlineData(302, nameof(DeliveryVerdict.Retry))]
    [InlineData(400, nameof(DeliveryVerdict.Rejected))]
    [InlineData(401, nameof(DeliveryVerdict.Retry))]
    [InlineData(403, nameof(DeliveryVerdict.Retry))]
    [InlineData(404, nameof(DeliveryVerdict.Retry))]
    [InlineData(408, nameof(DeliveryVerdict.Retry))]
    [InlineData(410, nameof(DeliveryVerdict.Retry))]
    [InlineData(413, nameof(DeliveryVerdict.Retry))]
    [InlineData(422, nameof(DeliveryVerdict.Rejected))]
    [InlineData(429, nameof(DeliveryVerdict.Retry))]
    [InlineData(500, nameof(DeliveryVerdict.Retry))]
    [InlineData(503, nameof(DeliveryVerdict.Retry))]
    public void Read_StatusWithoutBody_CountsForAll(int status, string expected) =>
        Assert.Equal([expected, expected], Read(status, "", 2).Verdicts.Select(v => v.ToString()));

    [Theory]
    [InlineData("<html>Log in</html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"stored":"2"}""")]
    [InlineData("""{"stored":3,"results":[]}""")]
    [InlineData("""{"stored":1,"results":{}}""")]
    [InlineData("""{"stored":1,"results":[{"index":2,"verdict":"retry"}]}""")]
    [InlineData("""{"stored":1,"results":[{"index":-1,"verdict":"retry"}]}""")]
    [InlineData("""{"stored":1,"results":[{"index":0}]}""")]
    [InlineData("""{"stored":1,"results":[{"index":1e9,"verdict":"retry"}]}""")]
    [InlineData("""{"stored":2,"results":[{"index":0,"verdict":"retry"}]}""")]
    [InlineData("""{"stored":0,"results":[]}""")]
    [InlineData("""{"stored":1,"results":[]}""")]
    [InlineData("""{"stored":2,"results":[]""")]
    public void Read_SomethingElseThanABatchAnswer_ConfirmsNothing(string body) =>
        Assert.Equal([DeliveryVerdict.Retry, DeliveryVerdict.Retry], Read(200, body, 2).Verdicts);

    [Theory]
    [InlineData(1, nameof(DeliveryVerdict.Rejected), false)]
    [InlineData(2, nameof(DeliveryVerdict.Retry), true)]
    public void Read_TooLarge_SpeaksOfTheEventOnlyWhereItIsOne(int events, string verdict, bool isTooLarge)
    {
        var answer = Read(413, "", events);

        Assert.All(answer.Verdicts, v => Assert.Equal(verdict, v.ToString()));
        Assert.Equal(isTooLarge, answer.IsTooLarge);
    }

    [Fact]
    public void Read_UnknownVerdict_IsFinal() =>
        Assert.Equal([DeliveryVerdict.Rejected], Read(200, """{"stored":0,"results":[{"index":0,"verdict":"new"}]}""", 1).Verdicts);

    [Fact]
    public void Read_Refused_AsksForAPause()
    {
        Assert.Equal(DeliveryLimits.RefusalPause, Read(401, "", 1).Pause);
        Assert.Equal(DeliveryLimits.RefusalPause, Read(403, "", 1).Pause);
        Assert.Equal(DeliveryLimits.GonePause, Read(410, "", 1).Pause);
        Assert.Equal(TimeSpan.FromDays(2), AnswerReading.Read(410, TimeSpan.FromDays(2), [], 1).Pause);
        Assert.Null(Read(503, "", 1).Pause);
    }

    [Fact]
    public void Read_AnyBytes_GivesOneVerdictPerEvent() => Prop.ForAll<byte[], NonNegativeInt>((body, status) =>
        AnswerReading.Read(status.Get, null, body, 3).Verdicts.Length == 3).QuickCheckThrowOnFailure();

    private static DeliveryAnswer Read(int status, string body, int count) =>
        AnswerReading.Read(status, null, Encoding.UTF8.GetBytes(body), count);
}
