using System.Text.Json;
using LogsIngestion.StandIn.Rules;

namespace LogsIngestion.StandIn.Hosting;

/// <summary>A response, ready to be written.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Json)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Answer Stored { get; } = new(204, default);

    public static Answer Of(object value, int status = 200) => new(status, JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web));

    public static Answer Of(Refusal refusal)
    {
        Dictionary<string, string> headers = [];
        if (refusal.RetryAfter is { } retryAfter)
        {
            headers["Retry-After"] = retryAfter;
        }

        if (refusal.Challenge is { } challenge)
        {
            headers["WWW-Authenticate"] = challenge;
        }

        // RFC 9110 leaves these without content, and the server refuses to write any.
        return refusal.Status is 204 or 205 or 304
            ? new Answer(refusal.Status, default) { Headers = headers }
            : Of(new { error = new { code = refusal.Code, message = refusal.Message } }, refusal.Status) with { Headers = headers };
    }
}
