using System.Globalization;
using Telemetry.Schema.Tokens;

namespace Telemetry.Tool.Token;

/// <summary>The receiver's settings for a token, as environment variables: what .NET reads as <c>Ingest:Producers:&lt;id&gt;:…</c>.</summary>
internal static class ProducerSettings
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IngestToken token, TokenRequest request)
    {
        var prefix = $"Ingest__Producers__{token.Id}__";
        var settings = new List<KeyValuePair<string, string>> { new($"{prefix}Hash", token.Hash) };
        settings.AddRange(request.Apps.Select((app, i) => KeyValuePair.Create($"{prefix}Apps__{i}", app)));
        settings.AddRange(request.Scopes.Select((scope, i) => KeyValuePair.Create($"{prefix}Scopes__{i}", scope)));
        if (request.Expires is { } expires)
        {
            settings.Add(new($"{prefix}Expires", expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        }

        return settings;
    }
}
