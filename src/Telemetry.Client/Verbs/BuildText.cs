using Telemetry.Client.BuiltIn;

namespace Telemetry.Client.Verbs;

/// <summary>What is built into an app, for a person.</summary>
internal static class BuildText
{
    internal static string Of(BuiltInSettings build)
    {
        if (build == BuiltInSettings.None)
        {
            return "nothing";
        }

        var url = UrlLabel.Of(build.Url) ?? "no URL";
        var group = build.ProviderGroup is { } known ? $", provider group {known:D}" : "";
        return $"{url}, {StatusText.Token(TokenLabel.Of(build.Token))}, posture {JsonText.Word(build.Posture)}{group}";
    }
}
