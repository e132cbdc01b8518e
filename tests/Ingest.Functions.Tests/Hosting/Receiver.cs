using System.Net.Http.Headers;
using System.Security.Cryptography;
using Ingest.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Tests.Hosting;

/// <summary>The whole receiver on a real Kestrel socket of this process.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app, IngestToken token, RecordedLog log)
    {
        _app = app;
        Log = log;
        Token = token.Reveal();
        TokenId = token.Id;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        Client = new HttpClient { BaseAddress = Address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public Uri Address { get; }

    /// <summary>Sends the receiver's token with every request.</summary>
    public HttpClient Client { get; }

    public string Token { get; }

    public string TokenId { get; }

    public RecordedLog Log { get; }

    public IServiceProvider Services => _app.Services;

    public IHostApplicationLifetime Lifetime => _app.Lifetime;

    public static Task<Receiver> StartAsync(params (string Name, string Value)[] settings) => StartAsync(_ => { }, settings);

    public static async Task<Receiver> StartAsync(Action<IServiceCollection> outside, params (string Name, string Value)[] settings)
    {
        var token = IngestToken.Mint(RandomNumberGenerator.Fill);
        var log = new RecordedLog();
        var all = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Logging:Console:LogLevel:Default"] = "None",
            [$"Ingest:Producers:{token.Id}:Hash"] = token.Hash,
            [$"Ingest:Producers:{token.Id}:Apps"] = "*",
        };
        foreach (var (name, value) in settings)
        {
            all[name.Replace("{token}", token.Id, StringComparison.Ordinal)] = value;
        }

        var app = SelfHost.Build(all, services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            outside(services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Receiver(app, token, log);
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
