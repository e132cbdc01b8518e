using System.Text.Json.Nodes;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary>Events as clients send them.</summary>
internal static class SampleEvents
{
    public static JsonObject Command(string app = "notes") => new()
    {
        ["id"] = Guid.CreateVersion7().ToString("D"),
        ["name"] = "command",
        ["v"] = 1,
        ["time"] = "2026-11-21T09:00:00.123Z",
        ["app"] = app,
        ["app_version"] = "1.2.3",
        ["os"] = "linux",
        ["arch"] = "x64",
        ["data"] = new JsonObject { ["command"] = "add", ["outcome"] = "success", ["exit_code"] = 0, ["duration_ms"] = 12 },
    };

    public static string Lines(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Command().ToJsonString() + "\n"));

    public static JsonObject With(string member, JsonNode? value)
    {
        var sample = Command();
        sample[member] = value;
        return sample;
    }

    public static JsonObject WithData(string member, JsonNode? value)
    {
        var sample = Command();
        sample["data"]![member] = value;
        return sample;
    }
}
