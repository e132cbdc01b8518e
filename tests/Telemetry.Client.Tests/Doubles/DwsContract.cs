using System.Text.Json;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>How a receiver of dws answers: the token, then the body, which must be one JSON object; what is in it is stored as it is.</summary>
internal static class DwsContract
{
    internal const string Token = "dev";

    internal static byte[] Answer(ReceivedRequest request)
    {
        if (request.Headers.GetValueOrDefault("authorization") != $"Bearer {Token}")
        {
            return StandInReceiver.Answer(401, "<h1>unauthorized</h1>");
        }

        try
        {
            using var body = JsonDocument.Parse(request.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object ? StandInReceiver.Answer(204) : StandInReceiver.Answer(400, "bad json");
        }
        catch (JsonException)
        {
            return StandInReceiver.Answer(400, "bad json");
        }
    }
}
