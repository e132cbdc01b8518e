using Ingest.Functions.Authenticating;
using Ingest.Functions.Configuring;
using Ingest.Functions.Limiting;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Hosting;

/// <summary>Makes the registry of producers from settings, or explains why the receiver must not start without any.</summary>
internal static class ProducerSetup
{
    private const string AnyApp = "*";

    /// <param name="developmentToken">The token made for this run, where one may be made; otherwise null.</param>
    /// <exception cref="SettingsException">The settings of a producer contradict each other.</exception>
    public static ProducerRegistry Registry(IngestSettings settings, IngestToken? developmentToken)
    {
        List<Producer> producers = developmentToken is null ? [.. settings.Producers.Select(p => Make(p.Key, p.Value))] : [Development(developmentToken)];
        foreach (var tokens in producers.GroupBy(p => p.Name, StringComparer.Ordinal))
        {
            if (tokens.FirstOrDefault(t => t.Rate != tokens.First().Rate) is { } other)
            {
                throw new SettingsException($"{Path(other.Id)}: expected the {nameof(ProducerSettings.RatePerSecond)} and {nameof(ProducerSettings.Burst)} of {Path(tokens.First().Id)}, which has the same {nameof(ProducerSettings.Name)}; others came.");
            }
        }

        return new ProducerRegistry(producers);
    }

    /// <summary>Whether this run is to have a token of its own: nobody is configured, and it is a developer's machine.</summary>
    /// <exception cref="SettingsException">Nobody is configured, and it is not.</exception>
    public static bool NeedsDevelopmentToken(IngestSettings settings, bool isDevelopment)
    {
        if (settings.Producers.Count > 0 || settings.AllowAnonymous)
        {
            return false;
        }

        return isDevelopment
            ? true
            : throw new SettingsException(
                "Ingest:Producers: missing. Nobody could send events. Mint a token with \"telemetry token new --app <name>\" and configure the hash it prints, or write out Ingest:AllowAnonymous=true.");
    }

    private static Producer Development(IngestToken token) =>
        new(token.Id, Convert.FromHexString(token.Hash), [], ProducerScopes.Write | ProducerScopes.Read, null, null, ProducerState.Enabled);

    private static Producer Make(string id, ProducerSettings settings)
    {
        var path = Path(id);
        if (settings.NotBefore >= settings.Expires)
        {
            throw new SettingsException($"{path}:{nameof(ProducerSettings.Expires)}: expected a time after {nameof(ProducerSettings.NotBefore)}.");
        }

        var scopes = settings.Scopes.Aggregate(ProducerScopes.None, (all, s) => all | Enum.Parse<ProducerScopes>(s, ignoreCase: true));
        var apps = settings.Apps.Contains(AnyApp) ? [] : settings.Apps;
        var state = settings.Disabled ? ProducerState.Disabled : ProducerState.Enabled;
        return new Producer(id, Convert.FromHexString(settings.Hash), [.. apps], scopes, settings.NotBefore, settings.Expires, state)
        {
            Name = settings.Name ?? id,
            Rate = Rate(path, settings),
        };
    }

    private static RatePolicy? Rate(string path, ProducerSettings settings) => (settings.RatePerSecond, settings.Burst) switch
    {
        (null, null) => null,
        (null, _) => throw new SettingsException($"{path}:{nameof(ProducerSettings.Burst)}: expected only with {nameof(ProducerSettings.RatePerSecond)}, which is missing."),
        ({ } rate, null) => new RatePolicy(rate, rate * RatePolicy.DefaultBurstSeconds),
        ({ } rate, { } burst) when burst < rate => throw new SettingsException($"{path}:{nameof(ProducerSettings.Burst)}: expected at least {nameof(ProducerSettings.RatePerSecond)}; less came."),
        ({ } rate, { } burst) => new RatePolicy(rate, burst),
    };

    private static string Path(string id) => $"{IngestSettings.Section}:{nameof(IngestSettings.Producers)}:{id}";
}
