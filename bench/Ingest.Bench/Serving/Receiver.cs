using System.Security.Cryptography;
using Ingest.Functions.Hosting;
using Microsoft.Extensions.Hosting;
using Telemetry.Schema.Tokens;

namespace Ingest.Bench.Serving;

/// <summary>The receiver as it is run, with one producer.</summary>
internal sealed class Receiver(Server server, string token) : IAsyncDisposable
{
    public int Port => server.Port;

    public string Token => token;

    /// <summary>Dry, with its line per event off: what is measured is the way of an event, not the console.</summary>
    public static Task<Receiver> StartDryAsync() => StartAsync(new()
    {
        ["Ingest:DryRun"] = "true",
        ["Logging:LogLevel:Ingest.Functions.Sinks.DryRun"] = "Warning",
    });

    /// <summary>Storing rows in files, each batch flushed to the device.</summary>
    public static Task<Receiver> StartFileAsync(string directory) => StartAsync(new()
    {
        ["Ingest:File:Directory"] = directory,
        ["Ingest:File:QuotaBytes"] = (16L << 30).ToString(System.Globalization.CultureInfo.InvariantCulture),
    });

    /// <summary>Uploading rows to the stand-in of Log Analytics.</summary>
    public static Task<Receiver> StartUploadingAsync(StandInService service) => StartAsync(service.Settings);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<Receiver> StartAsync(Dictionary<string, string?> settings)
    {
        var token = IngestToken.Mint(RandomNumberGenerator.Fill);
        settings["urls"] = Server.AnyPort;
        settings["Logging:LogLevel:Ingest.Functions.Hosting"] = "Error";
        foreach (var (name, value) in ProducerSettings(token))
        {
            settings[$"Ingest:Producers:{token.Id}:{name}"] = value;
        }

        var app = SelfHost.Build(settings);
        // The stand-in's certificate is trusted in Development alone, whose page of errors around each request no deployed receiver has.
        app.Environment.EnvironmentName = Environments.Production;
        return new Receiver(await Server.StartAsync(app), token.Reveal());
    }

    /// <summary>The settings of a producer for <see cref="SampleEvents.App"/> alone.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> ProducerSettings(IngestToken token) =>
        [new("Hash", token.Hash), new("Apps", SampleEvents.App)];
}
