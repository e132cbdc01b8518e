namespace Telemetry.Client.Delivering;

/// <summary>The User-Agent of a delivery: the app's product token, then the library's (RFC 9110, section 10.1.5).</summary>
internal static class UserAgent
{
    internal static string Of(string app, string version) =>
        $"{Token(app)}/{Token(version)} Telemetry.Client/{typeof(UserAgent).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>A token has no spaces, no separators, and nothing outside ASCII.</summary>
    private static string Token(string text) => string.Create(text.Length, text, static (token, source) =>
    {
        for (var i = 0; i < token.Length; i++)
        {
            token[i] = char.IsAsciiLetterOrDigit(source[i]) || source[i] is '.' or '_' or '-' or '+' ? source[i] : '-';
        }
    });
}
