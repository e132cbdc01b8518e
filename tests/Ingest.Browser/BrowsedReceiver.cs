using System.Text;
using Ingest.Functions.Dashboard;
using Ingest.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Browser;

/// <summary>A receiver in file mode on a socket of this process.</summary>
internal sealed class BrowsedReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BrowsedReceiver(WebApplication app)
    {
        _app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
    }

    public string Address { get; }

    /// <param name="address">Where it listens; a free port unless it takes another's place.</param>
    public static async Task<BrowsedReceiver> StartAsync(string directory, string address = "http://127.0.0.1:0", TimeProvider? clock = null)
    {
        var app = SelfHost.Build(
            new Dictionary<string, string?>
            {
                ["urls"] = address,
                ["environment"] = "Production",
                ["Logging:Console:LogLevel:Default"] = "None",
                ["Ingest:File:Directory"] = directory,
                ["Ingest:AllowAnonymous"] = "true",
            },
            services => services.AddSingleton(clock ?? TimeProvider.System));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new BrowsedReceiver(app);
    }

    /// <summary>Keeps the stored rows to itself until the answer is disposed of: whoever looks at them waits.</summary>
    public IDisposable HoldRows()
    {
        var index = _app.Services.GetRequiredService<DashboardIndex>();
        var (held, released) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        var holding = Task.Run(() => index.Use(
            _ =>
            {
                held.Set();
                released.Wait();
                return 0;
            },
            CancellationToken.None));
        held.Wait(TestContext.Current.CancellationToken);
        return new Release(() =>
        {
            released.Set();
            holding.Wait();
        });
    }

    public async Task SendAsync(string command, string app = "demo")
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}/v1/events/command")
        {
            Content = new StringContent($$"""{"command":"{{command}}","outcome":"success","exit_code":0,"duration_ms":12}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Telemetry-App", app);
        request.Headers.Add("X-Telemetry-App-Version", "1.0.0");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
