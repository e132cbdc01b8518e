using Kind = Functions.HostStandIn.Protocol.StreamingMessage.ContentOneofCase;

namespace Functions.HostStandIn.Protocol;

/// <summary>From the worker's first message until it takes requests.</summary>
internal static class Handshake
{
    private const string HostVersion = "4.1048.0";

    /// <exception cref="IOException">The worker reported a failure.</exception>
    public static async Task<ReadyWorker> RunAsync(WorkerChannel channel, string directory, CancellationToken cancellation)
    {
        await channel.ReceivedAsync(Kind.StartStream, cancellation);
        var init = new WorkerInitRequest { HostVersion = HostVersion, WorkerDirectory = directory, FunctionAppDirectory = directory };
        init.Capabilities["MultiStream"] = "10";
        channel.Send(new StreamingMessage { WorkerInitRequest = init });
        var worker = (await channel.ReceivedAsync(Kind.WorkerInitResponse, cancellation)).WorkerInitResponse;
        Check(worker.Result, "initialize");

        channel.Send(new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = directory } });
        var index = (await channel.ReceivedAsync(Kind.FunctionMetadataResponse, cancellation)).FunctionMetadataResponse;
        Check(index.Result, "list its functions");
        if (index.UseDefaultMetadataIndexing || index.FunctionMetadataResults.Count != 1)
        {
            throw new IOException($"The worker listed {index.FunctionMetadataResults.Count} functions; this stand-in knows apps of one.");
        }

        var function = index.FunctionMetadataResults[0];
        channel.Send(new StreamingMessage { FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = Loaded(function) } });
        Check((await channel.ReceivedAsync(Kind.FunctionLoadResponse, cancellation)).FunctionLoadResponse.Result, "load its function");
        return new ReadyWorker(new Uri(worker.Capabilities["HttpUri"]), new Dictionary<string, string>(worker.Capabilities), function);
    }

    /// <summary>The host sends back what it made of the metadata, which is less than it got.</summary>
    private static RpcFunctionMetadata Loaded(RpcFunctionMetadata function)
    {
        var loaded = new RpcFunctionMetadata { Name = function.Name, EntryPoint = function.EntryPoint, ScriptFile = function.ScriptFile };
        loaded.Bindings.Add(function.Bindings);
        loaded.Properties.Add(function.Properties);
        return loaded;
    }

    private static void Check(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new IOException($"The worker could not {what}: {result.Exception?.Message}");
        }
    }
}
