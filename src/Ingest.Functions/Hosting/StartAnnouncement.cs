using Ingest.Functions.Dashboard;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Sinks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Ingest.Functions.Hosting;

/// <summary>Says loudly at start what this receiver does with events, and to a developer how to send one.</summary>
internal sealed partial class StartAnnouncement(
    IServiceProvider services, SinkChoice choice, StartLine line, IHostApplicationLifetime lifetime, ILogger<StartAnnouncement> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Made now, so that a store that cannot be opened stops the start and not the first request.
        _ = services.GetRequiredService<IRowSink>();
        lifetime.ApplicationStarted.Register(Announce);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Announce()
    {
        var address = line.Address(services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault());
        LogListening(ReceiverVersion.Text, address);
        if (choice.Mode == SinkMode.DryRun)
        {
            LogDry(choice.Explanation);
        }
        else
        {
            LogMode(choice.Mode.Name(), choice.Explanation);
        }

        if (services.GetService<DashboardPage>() is not null)
        {
            LogDashboard(address, DashboardRoutes.Page);
        }

        if (line.Text(address) is { } text)
        {
            // Not through the log: a log is kept, and a token must not be.
            Console.Out.WriteLine(text);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "ingest {Version} listens on {Address}")]
    private partial void LogListening(string version, string address);

    [LoggerMessage(2, LogLevel.Warning, "DRY RUN: {Explanation}")]
    private partial void LogDry(string explanation);

    [LoggerMessage(3, LogLevel.Information, "Mode {Mode}: {Explanation}")]
    private partial void LogMode(string mode, string explanation);

    [LoggerMessage(4, LogLevel.Information, "Dashboard: {Address}{Path}")]
    private partial void LogDashboard(string address, string path);
}
