using Telemetry.Client.Deciding;

namespace Ingest.Bench.Serving;

/// <summary>The variables of a user who agreed, and no others.</summary>
internal sealed class RecordingEnvironment : IEnvironment
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["BENCH_TELEMETRY_ENABLED"] = "1",
        ["BENCH_TELEMETRY_URL"] = "http://127.0.0.1:9",
        ["HOME"] = "/no-home",
    };

    public IEnumerable<string> Names => Variables.Keys;

    public string? Get(string name) => Variables.GetValueOrDefault(name);
}
