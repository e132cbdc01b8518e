using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using LogsIngestion.StandIn.Faults;
using Microsoft.AspNetCore.Connections;

namespace LogsIngestion.StandIn.Connections;

/// <summary>
/// Passes a connection's plain responses on until it is told to cut one off. Used by one request at a time: HTTP/1.1
/// answers in order, and the server does not touch its writer while a flush is under way.
/// </summary>
internal sealed class ResponseCutter(PipeWriter inner, ConnectionContext connection, Socket socket) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _pending = new();
    private CutEnding? _ending;
    private Action<int>? _reached;
    private int _armed;
    private int _left;
    private bool _ended;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _pending.WrittenCount;

    /// <summary>Counts from the next byte written: so many pass, then the connection ends.</summary>
    /// <param name="reached">Called with the count of those that have passed when the connection ends; null for nobody.</param>
    public void Arm(int bytes, CutEnding ending, Action<int>? reached) => (_armed, _left, _ending, _reached) = (bytes, bytes, ending, reached);

    /// <summary>Ends the connection now if the response was shorter than the armed count.</summary>
    public Task FinishAsync() => _ending is { } ending && !_ended ? EndAsync(ending) : Task.CompletedTask;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _pending.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _pending.GetSpan(sizeHint);

    public override void Advance(int bytes) => _pending.Advance(bytes);

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_ended)
        {
            _pending.ResetWrittenCount();
            return new FlushResult(isCanceled: false, isCompleted: true);
        }

        if (_ending is not { } ending || _pending.WrittenCount <= _left)
        {
            return await PassAsync(_pending.WrittenCount, cancellationToken);
        }

        await PassAsync(_left, cancellationToken);
        await EndAsync(ending);
        return new FlushResult(isCanceled: false, isCompleted: true);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private ValueTask<FlushResult> PassAsync(int bytes, CancellationToken cancellation)
    {
        inner.Write(_pending.WrittenSpan[..bytes]);
        _pending.ResetWrittenCount();
        _left -= bytes;
        return inner.FlushAsync(cancellation);
    }

    private async Task EndAsync(CutEnding ending)
    {
        _ended = true;
        _reached?.Invoke(_armed - _left);
        switch (ending)
        {
            case CutEnding.Reset:
                // Closing without lingering is what makes the kernel send RST instead of FIN.
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
                connection.Abort();
                break;
            case CutEnding.HalfClose:
                socket.Shutdown(SocketShutdown.Send);
                await ClosedAsync();
                break;
            default:
                await ClosedAsync();
                break;
        }
    }

    private async Task ClosedAsync()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = connection.ConnectionClosed.Register(closed.SetResult);
        await closed.Task;
    }
}
