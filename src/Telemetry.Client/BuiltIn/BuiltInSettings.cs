using System.Reflection;

namespace Telemetry.Client.BuiltIn;

/// <summary>What the build of an app put into its entry assembly. A build from source puts in nothing.</summary>
internal sealed record BuiltInSettings
{
    /// <summary>The names of the metadata, which are those of the MSBuild properties (build/Telemetry.Client.targets).</summary>
    internal const string UrlKey = "TelemetryDefaultUrl";

    internal const string TokenKey = "TelemetryDefaultToken";

    internal const string PostureKey = "TelemetryPosture";

    internal const string ProviderGroupKey = "TelemetryProviderGroup";

    internal static readonly BuiltInSettings None = new();

    internal string? Url { get; init; }

    internal string? Token { get; init; }

    internal TelemetryPosture Posture { get; init; }

    /// <summary>The ETW provider group that the app's event source joins.</summary>
    internal Guid? ProviderGroup { get; init; }

    /// <summary>The settings among an assembly's metadata. A value that the build would have refused counts as none.</summary>
    internal static BuiltInSettings From(IEnumerable<AssemblyMetadataAttribute> metadata)
    {
        var settings = None;
        foreach (var item in metadata)
        {
            var value = item.Value;
            settings = item.Key switch
            {
                UrlKey => settings with { Url = value },
                TokenKey => settings with { Token = value },
                PostureKey => settings with { Posture = ReadPosture(value) },
                ProviderGroupKey => settings with { ProviderGroup = Guid.TryParseExact(value, "D", out var group) ? group : null },
                _ => settings,
            };
        }

        return settings;
    }

    /// <summary>Without the token, so that a log line cannot leak it.</summary>
    public override string ToString() => $"BuiltInSettings {{ Url = {Url}, Posture = {Posture}, ProviderGroup = {ProviderGroup} }}";

    private static TelemetryPosture ReadPosture(string? value) => value switch
    {
        "ask" => TelemetryPosture.Ask,
        "fleet" => TelemetryPosture.Fleet,
        _ => TelemetryPosture.Off,
    };
}
