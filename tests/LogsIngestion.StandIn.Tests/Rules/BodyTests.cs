using System.Text;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Rules;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Rules;

public class BodyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"EventId":"a"}""")]
    [InlineData("""[{"EventId":"a"}""")]
    [InlineData("""[{"EventId":"a"}] x""")]
    [InlineData("""[{"EventId":"a"},1]""")]
    [InlineData("""[{"EventId":"a"},null]""")]
    [InlineData("""[[]]""")]
    [InlineData("""{"EventId":"a"}{"EventId":"b"}""")]
    public async Task Post_NoArrayOfObjects_Is400(string body)
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);

        var plain = await caller.PostAsync(Encoding.UTF8.GetBytes(body));
        var zipped = await caller.PostAsync(Caller.Gzip(Encoding.UTF8.GetBytes(body)), "gzip");

        Assert.Equal(400, plain.Status);
        Assert.Equal(400, zipped.Status);
        Assert.Equal(0, standIn.Recorder.Rows);
    }

    [Fact]
    public async Task Post_NotUtf8_Is400()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);

        var latin = await caller.PostAsync([.. "[{\"EventId\":\""u8, 0xE4, .. "\"}]"u8]);
        var utf16 = await caller.PostAsync(Encoding.Unicode.GetBytes("""[{"EventId":"a"}]"""));

        Assert.Equal(400, latin.Status);
        Assert.Equal(400, utf16.Status);
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Post_OtherEncoding_Is415(string encoding)
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);

        Assert.Equal(415, (await caller.PostAsync(Caller.Rows("a"), encoding)).Status);
    }

    [Fact]
    public async Task Post_OtherContentType_Is415()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        using var request = caller.Request(Caller.Rows("a"));
        request.Content!.Headers.ContentType = new("text/plain");

        Assert.Equal(415, (await caller.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Post_GzipCutAtAnyByte_Is400()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        var whole = Caller.Gzip(Caller.Rows("a", "b"));

        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Equal(400, (await caller.PostAsync(whole[..length], "gzip")).Status);
        }

        Assert.Equal(0, standIn.Recorder.Rows);
        Assert.Equal(204, (await caller.PostAsync(whole, "gzip")).Status);
    }

    [Fact]
    public async Task Post_GzipWithWrongEnd_Is400()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        var whole = Caller.Gzip(Caller.Rows("a"));
        byte[] wrongSum = [.. whole];
        wrongSum[^8] ^= 1;
        byte[] wrongLength = [.. whole];
        wrongLength[^1] ^= 1;

        Assert.Equal(400, (await caller.PostAsync(wrongSum, "gzip")).Status);
        Assert.Equal(400, (await caller.PostAsync(wrongLength, "gzip")).Status);
        Assert.Equal(400, (await caller.PostAsync([.. whole, 0], "gzip")).Status);
        Assert.Equal(400, (await caller.PostAsync(Caller.Gzip(whole), "gzip")).Status);
    }

    [Fact]
    public async Task Post_AtTheLimit_IsTakenAndOneByteMoreIs413()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        var most = RowOf(ServiceLimits.CallBytes);
        var tooMany = RowOf(ServiceLimits.CallBytes + 1);

        Assert.Equal(204, (await caller.PostAsync(most)).Status);
        Assert.Equal(204, (await caller.PostAsync(Caller.Gzip(most), "gzip")).Status);
        AssertTooLong(await caller.PostAsync(tooMany));
        AssertTooLong(await caller.PostAsync(Caller.Gzip(tooMany), "gzip"));
        Assert.Equal(2, standIn.Recorder.Rows);
    }

    [Fact]
    public async Task Post_CompressedOverTheLimit_Is413()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        var noise = new byte[ServiceLimits.CallBytes + 1];
        new Random(1).NextBytes(noise);

        AssertTooLong(await caller.PostAsync(noise, "gzip"));
    }

    private static byte[] RowOf(int bytes)
    {
        const string Frame = """[{"Text":""}]""";
        return Encoding.UTF8.GetBytes(Frame.Insert(10, new string('x', bytes - Frame.Length)));
    }

    private static void AssertTooLong(CallResult result)
    {
        Assert.Equal(413, result.Status);
        Assert.Contains("\"ContentLengthLimitExceeded\"", result.Body, StringComparison.Ordinal);
        Assert.Contains("1048576 bytes", result.Body, StringComparison.Ordinal);
    }

    private static Task<LogsIngestionStandIn> StartAsync() => LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
}
