using System.Net;
using System.Net.Sockets;
using System.Text;
using Telemetry.Client.Delivering;

namespace Telemetry.Client.Tests.Delivering;

/// <summary>A delivery blocks its thread: whatever it waits for, an end of the wait ends it.</summary>
public sealed class ReceiverConnectionTests : IDisposable
{
    /// <summary>Generous: a test that needs it has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _peers = [];

    public void Dispose()
    {
        _peers.ForEach(static peer => peer.Dispose());
        _listener.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")]
    public async Task Send_ReceiverStalls_EndsWithTheToken(string answer)
    {
        _listener.Start();
        using var stop = new CancellationTokenSource();
        using var destination = new HttpsDestination(Target());
        var sending = Task.Run(() => destination.Send(Batch(), stop.Token), TestContext.Current.CancellationToken);
        var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        _peers.Add(peer);
        var request = new byte[4096];
        Assert.NotEqual(0, await peer.ReceiveAsync(request, TestContext.Current.CancellationToken));
        await peer.SendAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);

        Assert.False(sending.IsCompleted);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Send_NobodyTakesTheConnection_EndsWithTheToken()
    {
        // What a listener does not accept fills its queue, and the next to connect waits (where the system does not refuse it).
        _listener.Start(backlog: 1);
        for (var i = 0; i < 4; i++)
        {
            var waiting = new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _peers.Add(waiting);
            try
            {
                waiting.Connect(_listener.LocalEndpoint);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // On its way, or in the queue.
            }
        }

        using var stop = new CancellationTokenSource();
        using var destination = new HttpsDestination(Target());
        var sending = Task.Run(() => destination.Send(Batch(), stop.Token), TestContext.Current.CancellationToken);
        await Task.WhenAny(sending, GivenUpAsync(destination));
        await stop.CancelAsync();

        var ended = await Assert.ThrowsAnyAsync<Exception>(() => sending.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.True(ended is OperationCanceledException or HttpRequestException, ended.ToString());
    }

    [Fact]
    public async Task Patience_ReceiverHasTheConnection_IsAllThatIsLeft()
    {
        _listener.Start();
        using var stop = new CancellationTokenSource();
        using var destination = new HttpsDestination(Target());
        var left = TimeSpan.FromMilliseconds(100);
        var before = destination.Patience(left);
        var sending = Task.Run(() => destination.Send(Batch(), stop.Token), TestContext.Current.CancellationToken);
        var peer = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        _peers.Add(peer);
        Assert.NotEqual(0, await peer.ReceiveAsync(new byte[4096], TestContext.Current.CancellationToken));

        Assert.Equal((ExitPatience.Next(left), left), (before, destination.Patience(left)));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Send_AfterItsEnd_ConnectsToNobody()
    {
        _listener.Start();
        using var destination = new HttpsDestination(Target());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Task.Run(() => destination.Send(Batch(), new CancellationToken(canceled: true)), TestContext.Current.CancellationToken));

        Assert.False(_listener.Pending());
    }

    private HttpsTarget Target() => new(new($"http://{_listener.LocalEndpoint}/v1/events"), "tk_test", "notes", "notes/1.0.0", TimeProvider.System);

    /// <summary>Ends once the end of a run would wait no longer.</summary>
    private static async Task GivenUpAsync(HttpsDestination destination)
    {
        while (destination.Patience(TimeSpan.FromMilliseconds(100)) > TimeSpan.Zero)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        }
    }

    private static EventBatch Batch() => new(Guid.NewGuid(), [Encoding.UTF8.GetBytes("{}")]);
}
