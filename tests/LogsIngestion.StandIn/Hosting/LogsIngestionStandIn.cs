using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LogsIngestion.StandIn.Connections;
using LogsIngestion.StandIn.Faults;
using LogsIngestion.StandIn.Recording;
using LogsIngestion.StandIn.Rules;
using LogsIngestion.StandIn.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LogsIngestion.StandIn.Hosting;

/// <summary>
/// A running stand-in of the Logs Ingestion API: an HTTPS server on 127.0.0.1 with a certificate of its own, and a
/// managed identity endpoint whose tokens it takes.
/// </summary>
public sealed class LogsIngestionStandIn : IAsyncDisposable
{
    // Small, so that a body that is read slowly holds its sender back instead of filling a buffer.
    private const int RequestBufferBytes = 64 * 1024;

    private readonly WebApplication _app;
    private readonly CallCounters _counters;

    private LogsIngestionStandIn(StandInOptions options)
    {
        var writer = new AnswerWriter(options.Clock, options.Random ?? new Random());
        _counters = new CallCounters(options.Clock, options.Rules.Select(rule => rule.ImmutableId));
        Tokens = new TokenIssuer(options.TokenLifetime, options.Clock);
        Recorder = new Recorder(options.Clock, options.Keeping, options.RowsFile is { } path ? new RowFile(path) : null);
        Certificate = StandInCertificate.Create(options.CertificateFlaw);
        var judge = new CallJudge(options.Rules, Tokens, new RowReader(options.EventIdColumn, options.Poison), options.Clock);
        var upload = new UploadEndpoint(Faults, judge, Recorder, _counters, writer, options.CallBytes, options.Clock);
        var identity = new ManagedIdentityEndpoint(Tokens, TokenFaults, writer);
        IdentityHeader = identity.Header;
        _app = Build(options, upload, identity, new ControlEndpoints(Faults, TokenFaults, Stats, Recorder));
    }

    /// <summary>What the service calls the logs ingestion endpoint: scheme, host and port.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>The value for the environment variable <c>IDENTITY_ENDPOINT</c>.</summary>
    public Uri IdentityEndpoint { get; private set; } = null!;

    /// <summary>The value for the environment variable <c>IDENTITY_HEADER</c>.</summary>
    public string IdentityHeader { get; }

    /// <summary>The server's certificate; clients need to trust it and no other.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>What goes wrong with uploads.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>What goes wrong at the token endpoint.</summary>
    public FaultScript TokenFaults { get; } = new();

    /// <summary>Tokens without the way over HTTP.</summary>
    public TokenIssuer Tokens { get; }

    /// <summary>What was stored.</summary>
    public Recorder Recorder { get; }

    /// <summary>Starts one.</summary>
    /// <exception cref="IOException">A port is taken, or the file for rows cannot be written.</exception>
    public static async Task<LogsIngestionStandIn> StartAsync(StandInOptions options, CancellationToken cancellation = default)
    {
        var standIn = new LogsIngestionStandIn(options);
        try
        {
            await standIn._app.StartAsync(cancellation);
        }
        catch
        {
            await standIn.DisposeAsync();
            throw;
        }

        Uri[] addresses = [.. standIn._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(address => new Uri(address))];
        standIn.Endpoint = addresses.Single(address => address.Scheme == Uri.UriSchemeHttps);
        standIn.IdentityEndpoint = new Uri(addresses.Single(address => address.Scheme == Uri.UriSchemeHttp), ManagedIdentityEndpoint.Path);
        return standIn;
    }

    /// <summary>The counters now.</summary>
    public StandInStats Stats() => _counters.Read(Recorder, Tokens.Count);

    /// <summary>Completes once no call is in flight: every call that started is counted under its outcome.</summary>
    public Task WaitForIdleAsync(CancellationToken cancellation = default) => _counters.WaitForIdleAsync(cancellation);

    /// <summary>A handler that trusts the stand-in's certificate alone, names and dates checked; the caller disposes it.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        // A proxy of the machine could not reach this loopback.
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Certificate },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    /// <summary>Where rows are posted to.</summary>
    public Uri UploadAddress(string rule, string stream, string apiVersion = ServiceLimits.ApiVersion) =>
        new(Endpoint, $"/dataCollectionRules/{rule}/streams/{stream}?api-version={apiVersion}");

    /// <summary>Stops at once; calls that are under way see their connection end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Recorder.Dispose();
        Certificate.Dispose();
    }

    private WebApplication Build(StandInOptions options, UploadEndpoint upload, ManagedIdentityEndpoint identity, ControlEndpoints control)
    {
        // The empty builder takes nothing from files and environment variables around it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrel(kestrel => Configure(kestrel, options));

        var app = builder.Build();
        app.MapWhen(context => !context.Request.IsHttps, plain => plain.Run(identity.HandleAsync));
        app.UseRouting();
        app.MapPost(UploadEndpoint.Pattern, upload.HandleAsync);
        control.Map(app);
        app.MapFallback(upload.RefuseAsync);
        return app;
    }

    private void Configure(KestrelServerOptions kestrel, StandInOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MaxRequestBufferSize = RequestBufferBytes;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;

        // Bytes of a response are counted, which needs a protocol that writes one response after the other.
        kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http1);
        kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
        {
            listen.UseDirectSending();
            listen.UseHttps(Certificate, https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
            listen.UseResponseCutter();
        });
        kestrel.Listen(IPAddress.Loopback, options.IdentityPort, listen =>
        {
            listen.UseDirectSending();
            listen.UseResponseCutter();
        });
    }
}
