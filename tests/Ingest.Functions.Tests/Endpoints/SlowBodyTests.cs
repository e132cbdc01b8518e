using Ingest.Functions.Reading;
using Ingest.Functions.Tests.Hosting;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>Bodies that stall, creep, stop short or lie about their length.</summary>
public class SlowBodyTests
{
    [Fact]
    public async Task Post_BodyThatStalls_Is408ByTheServersRateLimit()
    {
        await using var receiver = await Receiver.StartAsync();
        using var connection = await RawConnection.OpenAsync(receiver.Address);

        await connection.SendAsync(Head(receiver, "Content-Length: 100") + "{");

        Assert.Contains("408", await connection.StatusLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BodyLongerThanItsTime_Is408()
    {
        var clock = new ManualTimeProvider();
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<TimeProvider>(clock));
        using var connection = await RawConnection.OpenAsync(receiver.Address);

        await connection.SendAsync(Head(receiver, "Content-Length: 100") + "{");
        await clock.TimerStartedAsync(TestContext.Current.CancellationToken);
        clock.Advance(IngestLimits.BodyTimeout);

        var answer = await connection.ReadToEndAsync();
        Assert.Contains("408", answer, StringComparison.Ordinal);
        Assert.Contains("/problems/body-timeout", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BodyThatEndsBeforeItsLength_Is400()
    {
        await using var receiver = await Receiver.StartAsync();
        using var connection = await RawConnection.OpenAsync(receiver.Address);

        await connection.SendAsync(Head(receiver, "Content-Length: 100") + "{\"id\":1}");
        connection.EndSending();

        var answer = await connection.ReadToEndAsync();
        Assert.True(answer.Contains("400", StringComparison.Ordinal) || answer.Length == 0, answer);
        Assert.DoesNotContain("DRYRUN", receiver.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "zz\r\n{}\r\n")]
    [InlineData("Content-Length: 2\r\nContent-Length: 3", "{}")]
    [InlineData("Content-Length: -1", "{}")]
    public async Task Post_BrokenFraming_Is400AndNothingIsStored(string header, string body)
    {
        await using var receiver = await Receiver.StartAsync();
        using var connection = await RawConnection.OpenAsync(receiver.Address);

        await connection.SendAsync(Head(receiver, header) + body);

        Assert.Contains("400", await connection.StatusLineAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("DRYRUN", receiver.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ClientThatHangsUp_LeavesNoError()
    {
        await using var receiver = await Receiver.StartAsync();
        using (var connection = await RawConnection.OpenAsync(receiver.Address))
        {
            await connection.SendAsync(Head(receiver, "Content-Length: 100") + "{");
        }

        using var next = await receiver.PostAsync(SampleEvents.Command());

        Assert.Equal(System.Net.HttpStatusCode.NoContent, next.StatusCode);
        Assert.DoesNotContain("Error ", receiver.Log.Text, StringComparison.Ordinal);
    }

    private static string Head(Receiver receiver, string framing) =>
        $"POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {receiver.Token}\r\nContent-Type: application/json\r\n{framing}\r\n\r\n";
}
