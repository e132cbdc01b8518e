using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Bench.Serving;

/// <summary>A started app and the port it listens on.</summary>
internal sealed class Server : IAsyncDisposable
{
    /// <summary>Any free port of the loopback interface.</summary>
    public const string AnyPort = "http://127.0.0.1:0";

    private readonly WebApplication _app;

    private Server(WebApplication app, int port)
    {
        _app = app;
        Port = port;
    }

    public int Port { get; }

    public static async Task<Server> StartAsync(WebApplication app)
    {
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Server(app, new Uri(addresses.Single()).Port);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
