using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Hosting;
using LogsIngestion.StandIn.Tests.Doubles;

namespace LogsIngestion.StandIn.Tests.Faults;

public class CutTests
{
    [Theory]
    [InlineData(CutEnding.Reset, RawEnding.Reset, "cut-reset")]
    [InlineData(CutEnding.HalfClose, RawEnding.Closed, "cut-halfClose")]
    public async Task Cut_AtEveryByteOfAResponse_SendsExactlySoMany(CutEnding ending, object expected, string outcome)
    {
        await using var standIn = await StartAsync();
        var whole = await WholeLengthAsync(standIn);

        for (var at = 0; at <= whole; at++)
        {
            standIn.Faults.Enqueue(new Fault { Cut = new ResponseCut(at, ending), Storing = Storing.Kept });
            using var caller = await RawCaller.PostAsync(standIn, Caller.Rows("a"));
            var response = await caller.ReadToEndAsync();
            Assert.Equal(expected, response.Ending);

            // Windows throws away what it received and nobody read yet when a reset comes.
            Assert.InRange(response.Bytes, ending == CutEnding.Reset && OperatingSystem.IsWindows() ? 0 : at, at);
        }

        await standIn.WaitForIdleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(whole + 1 + (ending == CutEnding.HalfClose ? 1 : 0), standIn.Stats().CallsByOutcome[outcome]);
        Assert.Equal(whole + 1, standIn.Recorder.Rows);
        Assert.Equal(whole, standIn.Recorder.Duplicates);
    }

    [Theory]
    [InlineData(CutEnding.Reset)]
    [InlineData(CutEnding.HalfClose)]
    public async Task Cut_BeforeTheLastByte_IsAnErrorToAnHttpClient(CutEnding ending)
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        var whole = await WholeLengthAsync(standIn);

        for (var at = 0; at < whole; at++)
        {
            standIn.Faults.Enqueue(new Fault { Cut = new ResponseCut(at, ending) });
            await Assert.ThrowsAsync<HttpRequestException>(() => caller.PostAsync(Caller.Rows("a")));
        }

        Assert.Equal(0, standIn.Recorder.Rows);
        Assert.Equal(204, (await caller.PostAsync(Caller.Rows("a"))).Status);
    }

    [Fact]
    public async Task StoreThenReset_Call_IsStoredThoughTheClientSeesAnError()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        standIn.Faults.Enqueue(Fault.StoreThenReset());

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.PostAsync(Caller.Rows("a", "b")));

        Assert.Equal(2, standIn.Recorder.Rows);
    }

    [Fact]
    public async Task StoreThenReset_CallThatTheRulesRefuse_StoresNothing()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn) { Authorization = null };
        standIn.Faults.Enqueue(Fault.StoreThenReset());

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.PostAsync(Caller.Rows("a")));

        Assert.Equal(0, standIn.Recorder.Rows);
    }

    [Theory]
    [InlineData(CutEnding.Reset)]
    [InlineData(CutEnding.HalfClose)]
    public async Task Cut_InTheBody_LetsStatusAndHeadersThrough(CutEnding ending)
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        standIn.Faults.Enqueue(Fault.Answer(500) with { Cut = new ResponseCut(5, ending, CutOrigin.Body) });

        using var request = caller.Request(Caller.Rows("a"));
        using var response = await caller.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal(500, (int)response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 5);
        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task StallAt_Response_StopsAfterThoseBytesAndStaysOpen()
    {
        await using var standIn = await StartAsync();
        standIn.Faults.Enqueue(Fault.StallAt(12, Storing.Kept));

        using (var caller = await RawCaller.PostAsync(standIn, Caller.Rows("a")))
        {
            Assert.Equal("HTTP/1.1 204", await caller.ReadAsync(12));
            Assert.Equal(1, standIn.Stats().InFlight);
        }

        await standIn.WaitForIdleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, standIn.Stats().CallsByOutcome["cut-stall"]);
    }

    [Fact]
    public async Task NeverAnswer_Call_LastsUntilTheClientLeaves()
    {
        await using var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        standIn.Faults.Enqueue(Fault.NeverAnswer() with { Storing = Storing.Kept });

        using var request = caller.Request(Caller.Rows("a"));
        var call = caller.Http.SendAsync(request, patience.Token);
        await standIn.Recorder.WaitForRowsAsync(1, TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await standIn.WaitForIdleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, standIn.Stats().CallsByOutcome["cut-stall"]);
    }

    [Fact]
    public async Task DisposeAsync_WhileACallStalls_EndsIt()
    {
        var standIn = await StartAsync();
        using var caller = new Caller(standIn);
        standIn.Faults.Enqueue(Fault.StallAt(0, Storing.Kept));

        using var request = caller.Request(Caller.Rows("a"));
        var call = caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await standIn.Recorder.WaitForRowsAsync(1, TestContext.Current.CancellationToken);
        await standIn.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    private static async Task<int> WholeLengthAsync(LogsIngestionStandIn standIn)
    {
        // Dropped calls are answered with the same 204, so that the count of rows starts at 0.
        standIn.Faults.Enqueue(Fault.HalfCloseAt(10_000, Storing.Dropped));
        using var caller = await RawCaller.PostAsync(standIn, Caller.Rows("a"));
        var whole = await caller.ReadToEndAsync();

        Assert.InRange(whole.Bytes, "HTTP/1.1 204 No Content".Length, 200);
        return whole.Bytes;
    }

    private static Task<LogsIngestionStandIn> StartAsync() => LogsIngestionStandIn.StartAsync(new StandInOptions(), TestContext.Current.CancellationToken);
}
