using Telemetry.Schema.Tokens;

namespace Telemetry.Tool.Token;

/// <summary><c>telemetry token new</c>.</summary>
internal static class NewTokenRun
{
    public static int Execute(TokenRequest request, ToolSurroundings surroundings, OutputFormat format)
    {
        var token = IngestToken.Mint(surroundings.Random);
        var settings = ProducerSettings.Of(token, request);
        surroundings.Out.Write(format == OutputFormat.Json ? Json(token, settings) : Text(token, settings));
        return ExitCode.Success;
    }

    private static string Text(IngestToken token, IReadOnlyList<KeyValuePair<string, string>> settings) =>
        $"""
        {token.Reveal()}

        Shown only this once: give it to the sender now. The receiver's settings:
        {string.Join("\n", settings.Select(s => $"{s.Key}={s.Value}"))}

        """.ReplaceLineEndings("\n");

    private static string Json(IngestToken token, IReadOnlyList<KeyValuePair<string, string>> settings) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("token", token.Reveal());
        json.WriteString("id", token.Id);
        json.WriteString("hash", token.Hash);
        json.WriteStartObject("settings");
        foreach (var (name, value) in settings)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });
}
