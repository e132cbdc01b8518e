using Azure.Core;
using Ingest.Functions.Tests.Hosting;
using Ingest.Testing;
using LogsIngestion.StandIn.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>The whole receiver in front of a stand-in of the service.</summary>
internal sealed class ServiceRig : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;

    private ServiceRig(LogsIngestionStandIn service, TemporaryDirectory directory) => (Service, _directory) = (service, directory);

    public LogsIngestionStandIn Service { get; }

    public Receiver Receiver { get; private set; } = null!;

    /// <summary>Where rows go where <see cref="File"/> is among the settings.</summary>
    public string Rows => _directory.File("rows");

    /// <summary>The setting that stores rows in files too.</summary>
    public static (string Name, string Value) File => ("Ingest:File:Directory", "{rows}");

    /// <param name="outside">Takes the place of what comes from outside the receiver.</param>
    public static async Task<ServiceRig> StartAsync(StandInOptions? options = null, Action<IServiceCollection>? outside = null, params (string Name, string Value)[] settings)
    {
        var service = await LogsIngestionStandIn.StartAsync(options ?? new StandInOptions(), TestContext.Current.CancellationToken);
        var rig = new ServiceRig(service, new TemporaryDirectory());
        var certificate = rig._directory.File("stand-in.pem");
        await System.IO.File.WriteAllTextAsync(certificate, service.Certificate.ExportCertificatePem());
        rig.Receiver = await Receiver.StartAsync(
            services =>
            {
                services.AddSingleton<TokenCredential>(new IssuerCredential(service.Tokens));
                outside?.Invoke(services);
            },
            [
                ("environment", "Development"),
                ("Ingest:LogAnalytics:Endpoint", service.Endpoint.ToString()),
                ("Ingest:LogAnalytics:RuleIds", "dcr-1"),
                ("Ingest:LogAnalytics:Stream", "Custom-TelemetryEvents_CL"),
                ("Ingest:LogAnalytics:TrustedCertificateFile", certificate),
                .. settings.Select(s => (s.Name, s.Value.Replace("{rows}", rig.Rows, StringComparison.Ordinal))),
            ]);
        return rig;
    }

    /// <summary>How many rows the files hold.</summary>
    public int FileRows() => Directory.GetFiles(Rows, "*.jsonl").Sum(file =>
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Count(c => c == '\n');
    });

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await Service.DisposeAsync();
        _directory.Dispose();
    }
}
