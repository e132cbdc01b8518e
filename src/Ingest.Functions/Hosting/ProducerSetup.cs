using Ingest.Functions.Authenticating;
using Ingest.Functions.Configuring;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Hosting;

/// <summary>Makes the registry of producers from settings, or explains why the receiver must not start without any.</summary>
internal static class ProducerSetup
{
    private const string AnyApp = "*";

    /// <param name="developmentToken">The token made for this run, where one may be made; otherwise null.</param>
    public static ProducerRegistry Registry(IngestSettings settings, IngestToken? developmentToken) =>
        new(developmentToken is null ? settings.Producers.Select(p => Make(p.Key, p.Value)) : [Development(developmentToken)]);

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
        var path = $"{IngestSettings.Section}:{nameof(IngestSettings.Producers)}:{id}";
        if (settings.NotBefore >= settings.Expires)
        {
            throw new SettingsException($"{path}:{nameof(ProducerSettings.Expires)}: expected a time after {nameof(ProducerSettings.NotBefore)}.");
        }

        var scopes = settings.Scopes.Aggregate(ProducerScopes.None, (all, s) => all | Enum.Parse<ProducerScopes>(s, ignoreCase: true));
        var apps = settings.Apps.Contains(AnyApp) ? [] : settings.Apps;
        var state = settings.Disabled ? ProducerState.Disabled : ProducerState.Enabled;
        return new Producer(id, Convert.FromHexString(settings.Hash), [.. apps], scopes, settings.NotBefore, settings.Expires, state);
    }
}
