using System.Globalization;
using System.Text.Json;
using Telemetry.Client.Delivering;

namespace Telemetry.Client.Verbs.Checking;

/// <summary>What a receiver's answer to the canary means, and what to do: pure functions.</summary>
internal static class CanaryVerdict
{
    private const int LongestQuote = 200;

    internal static CheckResult Read(HttpsAnswer answer, string? tokenId, TimeSpan took)
    {
        if (answer.Silence is { } silence)
        {
            return Fail($"The receiver orders this app to be silent for {Seconds(silence)}.");
        }

        var ms = Math.Ceiling(took.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var token = tokenId is null ? "no token was sent" : $"the token is {tokenId}";
        return answer.Status switch
        {
            200 when answer.Body.Length > 0 => Judged(answer.Body, ms),
            >= 200 and < 300 => new("canary", CheckLevel.Ok, $"Confirmed by status {answer.Status} in {ms} ms; this receiver gives no verdicts."),
            >= 300 and < 400 => Fail($"The receiver answers {answer.Status}, a redirect, which is not followed because of the token. Use the address that it leads to."),
            401 => Fail($"The receiver answers 401: it does not know the token, or it has ended ({token}).{Reason(answer.Body)} Have one made for this app."),
            403 => Fail($"The receiver answers 403: the token may not send events of this app ({token}).{Reason(answer.Body)} Have its apps and scopes changed."),
            404 or 405 => Fail($"Nothing takes events at this address (status {answer.Status}). Check the path of the URL; without one, /v1/events is used."),
            429 => Warn($"The receiver is there but answers 429: this token has sent too much.{Reason(answer.Body)} Events wait and are sent later."),
            >= 500 => Fail($"The receiver is there but answers {answer.Status}: it cannot store now.{Reason(answer.Body)} Events wait and are sent later."),
            _ => Fail($"The receiver answers {answer.Status}.{Reason(answer.Body)}"),
        };
    }

    internal static CheckResult NoAnswer(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => Fail("The receiver's name is not known. Check the URL and the network. Events wait and are sent later."),
        HttpRequestError.SecureConnectionError => new(
            "tls", CheckLevel.Fail, "No secure connection: the receiver's certificate is not trusted, is for another name, or has ended. Events wait and are sent later."),
        HttpRequestError.ProxyTunnelError => new("proxy", CheckLevel.Fail, "The proxy refuses the connection. Check HTTPS_PROXY and NO_PROXY. Events wait and are sent later."),
        HttpRequestError.ConnectionError => Fail("Nobody listens there, or the way is blocked. Start the receiver, or check firewall and proxy. Events wait and are sent later."),
        _ => Fail($"There was no answer that can be read ({JsonText.Word(error)}). Is it a receiver? Events wait and are sent later."),
    };

    internal static CheckResult Silence(TimeSpan waited) =>
        Fail($"The connection was taken, but there was no answer within {Seconds(waited)}. Events wait and are sent later.");

    private static CheckResult Judged(ReadOnlyMemory<byte> body, string ms)
    {
        if (AnswerReading.Read(200, retryAfter: null, body.Span, count: 1).Verdicts[0] == DeliveryVerdict.Stored)
        {
            return new("canary", CheckLevel.Ok, $"Stored: the receiver confirms one heartbeat in {ms} ms.");
        }

        return Word(body) is { } verdict
            ? Fail($"The receiver's verdict is {verdict}.{Reason(body)} Compare its catalogue with this app's version.")
            : Fail("What answers is no receiver: the status is 200, but the body gives no verdict. A login page of the network, perhaps.");
    }

    private static string? Word(ReadOnlyMemory<byte> body) =>
        Look(body, static root => root.GetProperty("results"u8)[0].GetProperty("verdict"u8).GetString());

    /// <summary>The receiver's own words, which say nothing of the token.</summary>
    private static string Reason(ReadOnlyMemory<byte> body)
    {
        var words = Look(body, static root => root.TryGetProperty("detail"u8, out var detail)
            ? detail.GetString()
            : root.GetProperty("results"u8)[0].GetProperty("errors"u8)[0].GetRawText());
        return words is null ? "" : $" It says: {words}";
    }

    private static string? Look(ReadOnlyMemory<byte> body, Func<JsonElement, string?> find)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return find(document.RootElement) is { } found ? PlainText.Of(found, LongestQuote) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");

    private static CheckResult Fail(string finding) => new("canary", CheckLevel.Fail, finding);

    private static CheckResult Warn(string finding) => new("canary", CheckLevel.Warn, finding);
}
