using System.Globalization;
using System.Text.Json;

namespace Telemetry.Tool.Samples;

/// <summary>One run of a command and what it leaves behind: its event, and now and then an error, a heartbeat or the client's own figures.</summary>
/// <param name="isOut">Whether what it calls is down.</param>
internal sealed class SampleRow(SampleProduct product, SampleRelease release, SampleCommand command, DateTimeOffset time, int install, bool isOut, Random random)
{
    private static readonly string[] Systems = ["linux", "linux", "linux", "windows", "windows", "darwin"];
    private static readonly string[] Callers = ["interactive", "interactive", "ci", "script", "agent"];
    private static readonly string[] Reasons = ["validation_error", "validation_error", "auth_error", "api_error", "timeout", "config_error"];

    private readonly string _os = Systems[install % Systems.Length];

    // In an outage little gets through at once: what is kept arrives when it is over.
    private readonly long _delayMs = isOut && random.Next(3) == 0 ? random.Next(1_200_000, 5_400_000)
        : random.Next(50) == 0 ? random.Next(60_000, 7_200_000)
        : random.Next(150, 4_000);

    /// <returns>How many rows were written.</returns>
    public int WriteTo(SampleFile file)
    {
        var outcome = Outcome();
        var reason = outcome != "failure" ? null : isOut ? "api_error" : release.Version == "1.5.0" && random.Next(5) > 0 ? "internal_error" : Reasons[random.Next(Reasons.Length)];
        file.Line(json =>
        {
            Common(json, "command");
            json.WriteString("Command", command.Command);
            if (command.Subcommand.Length > 0)
            {
                json.WriteString("Subcommand", command.Subcommand);
            }

            json.WriteString("Outcome", outcome);
            if (reason is not null)
            {
                json.WriteString("FailureReason", reason);
            }

            json.WriteNumber("ExitCode", outcome switch { "success" => 0, "cancelled" => 130, _ => 1 });
            json.WriteNumber("DurationMs", Duration());
            End(json);
        });
        if (reason == "internal_error")
        {
            file.Line(WriteError);
            return 2;
        }

        if (random.Next(40) == 0)
        {
            file.Line(WriteClientReport);
            return 2;
        }

        return 1;
    }

    public void WriteReject(SampleFile file) => file.Line(json =>
    {
        json.WriteString("TimeGenerated", Time(time));
        json.WriteString("ReceivedTime", Time(time));
        json.WriteString("Reason", "invalid");
        json.WriteString("Keyword", "enum");
        json.WriteString("Pointer", "/data/outcome");
        json.WriteString("Name", "command");
        json.WriteString("App", product.App);
        json.WriteString("AppVersion", release.Version);
        json.WriteString("ProducerId", product.Producer);
        json.WriteNumber("SizeBytes", random.Next(380, 460));
    });

    private string Outcome()
    {
        var rate = isOut ? 0.85 : release.Version == "1.5.0" && command.Command != "sync" ? 0.03 : release.Version == "1.5.0" ? 0.55 : release.FailureRate;
        return random.NextDouble() < rate ? "failure" : random.Next(60) == 0 ? "cancelled" : "success";
    }

    /// <summary>Most take about as long, a few take many times that.</summary>
    private int Duration() => (int)(command.MedianMs * Math.Exp((random.NextDouble() + random.NextDouble() - 1) * 0.9) * (isOut ? 4 : random.Next(60) == 0 ? 6 : 1));

    private void WriteError(Utf8JsonWriter json)
    {
        Common(json, "error");
        json.WriteString("FailureReason", "internal_error");
        json.WriteStartObject("Properties");
        json.WriteString("exception_type", "System.NullReferenceException");
        json.WriteStartArray("stack");
        json.WriteStartObject();
        json.WriteString("file", "src/Sync/ChangeSet.cs");
        json.WriteNumber("line", 88);
        json.WriteString("function", "ChangeSet.Merge");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        End(json);
    }

    private void WriteClientReport(Utf8JsonWriter json)
    {
        var recorded = random.Next(20, 90);
        var lost = random.Next(12) == 0 ? random.Next(1, 4) : 0;
        Common(json, "client_stats");
        json.WriteStartObject("Properties");
        json.WriteNumber("recorded", recorded);
        json.WriteNumber("sent", recorded - lost);
        json.WriteNumber("spooled", 0);
        if (lost > 0)
        {
            json.WriteStartObject("dropped");
            json.WriteNumber(random.Next(2) == 0 ? "not_delivered" : "expired", lost);
            json.WriteEndObject();
        }

        json.WriteNumber("oldest_age_s", random.Next(0, 9_000));
        json.WriteEndObject();
        End(json);
    }

    private void Common(Utf8JsonWriter json, string name)
    {
        json.WriteString("TimeGenerated", Time(time));
        json.WriteString("EventTime", Time(time));
        json.WriteString("ReceivedTime", Time(time.AddMilliseconds(_delayMs)));
        json.WriteString("EventId", Uuid(time.ToUnixTimeMilliseconds()));
        json.WriteString("Name", name);
        json.WriteNumber("Version", 1);
        json.WriteString("App", product.App);
        json.WriteString("AppVersion", release.Version);
        json.WriteString("Os", _os);
        json.WriteString("Arch", _os == "darwin" || install % 7 == 0 ? "arm64" : "x64");
        json.WriteString("InvokedFrom", Callers[random.Next(Callers.Length)]);
        json.WriteString("SessionId", Uuid(time.ToUnixTimeMilliseconds()));
        json.WriteString("InstallId", $"5a3e0000-0000-4000-8000-{product.Share:x4}{install:x8}");
    }

    private void End(Utf8JsonWriter json)
    {
        json.WriteString("ProducerId", product.Producer);
        json.WriteNumber("ClockSkewMs", install % 90 == 0 ? 7_200_000 : random.Next(-900, 900));
    }

    private string Uuid(long milliseconds) => string.Create(CultureInfo.InvariantCulture,
        $"{milliseconds >> 16:x8}-{milliseconds & 0xffff:x4}-7{random.Next(0x1000):x3}-{0x8000 | random.Next(0x4000):x4}-{random.NextInt64(1L << 48):x12}");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
