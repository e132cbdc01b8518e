using System.IO.Pipelines;
using Ingest.Functions.Reading;
using Ingest.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Ingest.Functions.Tests.Reading;

public sealed class BodyReaderTests : IDisposable
{
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly ManualTimeProvider _clock = new();
    private readonly DefaultHttpContext _context = new();
    private readonly PooledBuffer _body = new();
    private readonly PooledBuffer _scratch = new();

    public BodyReaderTests() => _context.Features.Set<IRequestBodyPipeFeature>(new PipedBody(_pipe.Reader));

    [Fact]
    public async Task ReadAsync_BodyInParts_IsTakenWhole()
    {
        var reading = Read(ContentCoding.Identity);
        foreach (var part in Bodies.Json.Chunk(100))
        {
            await _pipe.Writer.WriteAsync(part, TestContext.Current.CancellationToken);
        }

        Assert.False(reading.IsCompleted);
        await _pipe.Writer.CompleteAsync();

        Assert.Equal(ReadFault.None, await reading);
        Assert.Equal(Bodies.Json, _body.Written.ToArray());
    }

    [Fact]
    public async Task ReadAsync_CompressedBody_IsDecoded()
    {
        await SendAsync(Bodies.Gzip(Bodies.Json));

        Assert.Equal(ReadFault.None, await Read(ContentCoding.Gzip));
        Assert.Equal(Bodies.Json, _body.Written.ToArray());
    }

    [Theory]
    [InlineData(IngestLimits.BodyBytes, ReadFault.None)]
    [InlineData(IngestLimits.BodyBytes + 1, ReadFault.TooLarge)]
    public async Task ReadAsync_AroundTheLimit_TakesUpToThat(int bytes, object expected)
    {
        await SendAsync(new byte[bytes]);

        Assert.Equal((ReadFault)expected, await Read(ContentCoding.Identity));
    }

    [Fact]
    public async Task ReadAsync_EndlessBody_IsRefusedOnceItIsTooLarge()
    {
        await _pipe.Writer.WriteAsync(new byte[IngestLimits.CompressedBodyBytes + 1], TestContext.Current.CancellationToken);

        Assert.Equal(ReadFault.CompressedTooLarge, await Read(ContentCoding.Gzip));
    }

    [Theory]
    [InlineData(ContentCoding.Identity, IngestLimits.BodyBytes, ReadFault.TooLarge)]
    [InlineData(ContentCoding.Brotli, IngestLimits.CompressedBodyBytes, ReadFault.CompressedTooLarge)]
    public async Task ReadAsync_AnnouncedTooLarge_IsRefusedUnread(object coding, int limit, object expected)
    {
        _context.Request.ContentLength = limit + 1L;

        Assert.Equal((ReadFault)expected, await Read((ContentCoding)coding));
        Assert.Equal(0, _body.Length + _scratch.Length);
    }

    [Fact]
    public async Task ReadAsync_BodyThatStalls_IsTooSlowAfterThirtySeconds()
    {
        await _pipe.Writer.WriteAsync("{"u8.ToArray(), TestContext.Current.CancellationToken);
        var reading = Read(ContentCoding.Identity);
        _clock.Advance(IngestLimits.BodyTimeout - TimeSpan.FromMilliseconds(1));
        Assert.False(reading.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(ReadFault.TooSlow, await reading);
    }

    [Fact]
    public async Task ReadAsync_ClientGone_IsAborted()
    {
        using var gone = new CancellationTokenSource();
        _context.RequestAborted = gone.Token;
        var reading = Read(ContentCoding.Identity);
        await gone.CancelAsync();

        Assert.Equal(ReadFault.Aborted, await reading);
    }

    [Theory]
    [InlineData(400, ReadFault.Incomplete)]
    [InlineData(408, ReadFault.TooSlow)]
    [InlineData(413, ReadFault.TooLarge)]
    public async Task ReadAsync_ServerRefusesTheBody_IsThatFault(int status, object expected)
    {
        await _pipe.Writer.CompleteAsync(new BadHttpRequestException("no", status));

        Assert.Equal((ReadFault)expected, await Read(ContentCoding.Identity));
    }

    [Fact]
    public async Task ReadAsync_ConnectionBroken_IsAborted()
    {
        await _pipe.Writer.CompleteAsync(new IOException("reset"));

        Assert.Equal(ReadFault.Aborted, await Read(ContentCoding.Identity));
    }

    public void Dispose()
    {
        _body.Dispose();
        _scratch.Dispose();
    }

    private Task<ReadFault> Read(ContentCoding coding) => new BodyReader(_clock).ReadAsync(_context, coding, _body, _scratch).AsTask();

    private async Task SendAsync(byte[] body)
    {
        await _pipe.Writer.WriteAsync(body, TestContext.Current.CancellationToken);
        await _pipe.Writer.CompleteAsync();
    }

    private sealed class PipedBody(PipeReader reader) : IRequestBodyPipeFeature
    {
        public PipeReader Reader => reader;
    }
}
