using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Kind = Functions.HostStandIn.Protocol.StreamingMessage.ContentOneofCase;

namespace Functions.HostStandIn.Protocol;

/// <summary>What host and worker say to each other, in the host's order.</summary>
internal sealed class WorkerChannel
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<Kind, TaskCompletionSource<StreamingMessage>> _awaited = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StatusResult>> _invocations = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChannelReader<StreamingMessage> Outgoing => _outgoing.Reader;

    /// <summary>What the worker logged through the protocol. The host drops what belongs to no invocation under way.</summary>
    public ConcurrentQueue<RpcLog> Logs { get; } = [];

    /// <summary>Invocations that the worker did not report as successful.</summary>
    public ConcurrentQueue<StatusResult> Failures { get; } = [];

    public Task Ended => _ended.Task;

    public void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case Kind.RpcLog:
                Logs.Enqueue(message.RpcLog);
                break;
            case Kind.InvocationResponse when _invocations.TryRemove(message.InvocationResponse.InvocationId, out var invocation):
                if (message.InvocationResponse.Result.Status != StatusResult.Types.Status.Success)
                {
                    Failures.Enqueue(message.InvocationResponse.Result);
                }

                invocation.SetResult(message.InvocationResponse.Result);
                break;
            default:
                Awaited(message.ContentCase).TrySetResult(message);
                break;
        }
    }

    /// <summary>The next message of a kind that comes once.</summary>
    public Task<StreamingMessage> ReceivedAsync(Kind kind, CancellationToken cancellation) => Awaited(kind).Task.WaitAsync(cancellation);

    public void Send(StreamingMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>Tells the worker of a request that is forwarded to it, as the host does: without anything of the request.</summary>
    /// <returns>How the worker says it went; cancelled if the worker ends before it says so.</returns>
    public Task<StatusResult> InvokeAsync(string invocationId, RpcFunctionMetadata function)
    {
        var result = new TaskCompletionSource<StatusResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _invocations[invocationId] = result;
        var request = new InvocationRequest
        {
            InvocationId = invocationId,
            FunctionId = function.FunctionId,
            TraceContext = new RpcTraceContext { TraceParent = $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00" },
        };
        var trigger = function.Bindings.Single(b => b.Value.Type == "httpTrigger").Key;
        request.InputData.Add(new ParameterBinding { Name = trigger, Data = new TypedData { Http = new RpcHttp() } });
        Send(new StreamingMessage { InvocationRequest = request });
        if (_ended.Task.IsCompleted)
        {
            result.TrySetCanceled();
        }

        return result.Task;
    }

    /// <summary>Waits for the invocations that are under way, as the host does before it ends a worker.</summary>
    public Task DrainAsync() => Task.WhenAll(_invocations.Values.Select(i => i.Task));

    public void Terminate(TimeSpan grace) =>
        Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(grace) } });

    public void End()
    {
        _ended.TrySetResult();
        foreach (var invocation in _invocations.Values)
        {
            invocation.TrySetCanceled();
        }
    }

    private TaskCompletionSource<StreamingMessage> Awaited(Kind kind) =>
        _awaited.GetOrAdd(kind, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
