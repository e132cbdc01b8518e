using Ingest.Functions.Configuring;

namespace Ingest.Functions.Hosting;

/// <summary>The receiver on its own Kestrel: on a laptop, in a container, or behind the Functions host as a custom handler.</summary>
internal static class SelfHost
{
    /// <summary>Where it listens when nothing else is said: the Functions tools' port, on loopback.</summary>
    private const string DefaultUrl = "http://127.0.0.1:7071";

    /// <summary>Set by the Functions host for a custom handler, which must listen there.</summary>
    private const string HandlerPort = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>Settings are read at start and not again: watching their files would cost the start, and change nothing but log levels.</summary>
    private const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <param name="outside">Takes the place of what comes from outside, such as the clock; for tests.</param>
    /// <exception cref="SettingsException">The configuration cannot be run with.</exception>
    public static WebApplication Build(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? outside = null)
    {
        IngestServices.BeginLoading();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [ReadOnce], EnvironmentName = settings.GetValueOrDefault("environment") });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls(Urls(builder.Configuration));
        outside?.Invoke(builder.Services);
        var exposure = builder.Configuration[HandlerPort] is { Length: > 0 } ? Exposure.BehindFunctionsHost : Exposure.Direct;
        builder.Configuration.AddInMemoryCollection(FirstRun.Settings(builder.Configuration, builder.Environment.IsDevelopment(), exposure));
        builder.AddIngest(exposure);
        var app = builder.Build();
        app.Run(IngestPipeline.Build(app.Services));
        return app;
    }

    private static string Urls(ConfigurationManager configuration)
    {
        if (configuration[HandlerPort] is not { Length: > 0 } port)
        {
            return configuration["urls"] is { } urls ? Checked(urls) : PortsOnly(configuration) ?? DefaultUrl;
        }

        return ushort.TryParse(port, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
            ? $"http://127.0.0.1:{port}"
            : throw new SettingsException($"{HandlerPort}: expected a port from 1 to 65535; something else came.");
    }

    /// <summary>Kestrel would end with a format exception that names no setting.</summary>
    private static string Checked(string urls)
    {
        try
        {
            var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse).ToList();
            return addresses.Count > 0 && addresses.TrueForAll(a => a.PathBase.Length == 0 && a.Scheme is "http" or "https")
                ? urls
                : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new SettingsException("urls: expected addresses such as http://127.0.0.1:7071, separated by semicolons, without a path; something else came.");
        }
    }

    /// <summary>HTTP_PORTS is how the .NET container images say where to listen.</summary>
    private static string? PortsOnly(ConfigurationManager configuration) =>
        configuration["http_ports"] is { Length: > 0 } ports
            ? string.Join(';', ports.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => $"http://*:{p}"))
            : null;
}
