using System.Net;
using Functions.HostStandIn.Forwarding;
using Functions.HostStandIn.Protocol;
using Functions.HostStandIn.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Functions.HostStandIn.Hosting;

/// <summary>A host with one worker: the worker's gRPC server on one port, what clients see on another.</summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    /// <summary>How long the host lets a worker end by itself.</summary>
    public static readonly TimeSpan TerminateGrace = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly RequestForwarder _forwarder;
    private readonly string _directory;

    private FunctionsHost(WebApplication app, WorkerChannel channel, RequestForwarder forwarder, WorkerProcess process, Uri address, string directory)
    {
        _app = app;
        _forwarder = forwarder;
        _directory = directory;
        Channel = channel;
        Process = process;
        Address = address;
    }

    public WorkerChannel Channel { get; }

    public WorkerProcess Process { get; }

    /// <summary>Where clients send requests.</summary>
    public Uri Address { get; }

    /// <exception cref="InvalidOperationException">It is not ready yet.</exception>
    public ReadyWorker Worker => _forwarder.Worker ?? throw new InvalidOperationException("The worker is not ready.");

    /// <summary>Starts the app's worker; it takes requests once <see cref="ReadyAsync"/> has returned.</summary>
    /// <param name="settings">The app settings, which reach the worker as environment variables.</param>
    /// <param name="port">Where clients send requests; 0 for any.</param>
    /// <param name="heard">Called with each line that the worker writes.</param>
    public static async Task<FunctionsHost> StartAsync(string directory, IReadOnlyDictionary<string, string> settings, int port = 0, Action<ConsoleLine>? heard = null)
    {
        var functionApp = FunctionApp.Read(directory);
        var channel = new WorkerChannel();
        var forwarder = new RequestForwarder(channel);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(channel);
        builder.Services.AddGrpc(o => o.MaxReceiveMessageSize = null);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // In this order their addresses are read below. The limit is the host's own.
            kestrel.Listen(IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, port, o => o.Protocols = HttpProtocols.Http1);
            kestrel.Limits.MaxRequestBodySize = 104_857_600;
            kestrel.AddServerHeader = false;
        });
        var app = builder.Build();
        app.Use((context, next) => HttpProtocol.IsHttp2(context.Request.Protocol) ? next(context) : forwarder.ForwardAsync(context));
        app.MapGrpcService<EventStreamService>();
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToArray();
        var process = WorkerProcess.Start(functionApp, addresses[0], Guid.NewGuid().ToString(), settings, heard);
        return new FunctionsHost(app, channel, forwarder, process, addresses[1], functionApp.Directory);
    }

    /// <exception cref="IOException">The worker ended, or reported a failure.</exception>
    public async Task ReadyAsync(CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var handshake = Handshake.RunAsync(Channel, _directory, either.Token);
        if (await Task.WhenAny(handshake, Process.Exited) == Process.Exited && !handshake.IsCompleted)
        {
            await either.CancelAsync();
            throw new IOException($"The worker ended with exit code {await Process.Exited} before it was ready. It said:\n{Process}");
        }

        _forwarder.Worker = await handshake;
    }

    /// <summary>Ends the worker as the host does: invocations under way first, then a message, and force only where that does not help.</summary>
    /// <returns>The worker's exit code.</returns>
    public async Task<int> StopAsync()
    {
        await Channel.DrainAsync();
        Channel.Terminate(TerminateGrace);
        if (await Task.WhenAny(Process.Exited, Task.Delay(TerminateGrace)) != Process.Exited)
        {
            Process.Kill();
        }

        return await Process.Exited;
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await _app.DisposeAsync();
        _forwarder.Dispose();
    }
}
