using System.Text;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;
using Ingest.Functions.Tests.Authenticating;
using Ingest.Functions.Validating;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Tests.Validating;

/// <summary>Events of the built-in catalogue, and what becomes of them.</summary>
internal static class Events
{
    public const string Id = "01938f2c-7b1e-7c3a-9d4f-0123456789ab";

    public const string Time = "2026-11-21T08:59:58.250Z";

    public const string Command = """{"command":"build","outcome":"success","duration_ms":12}""";

    public static readonly EventPlans Plans = new(EventCatalogue.BuiltIn);

    public static readonly Producer AnyApp = Tokens.Holder(Tokens.Make(1, 2));

    /// <summary>A whole event. Parts of the envelope are given as raw JSON.</summary>
    public static string Event(
        string data = Command,
        string name = "\"command\"",
        string v = "1",
        string id = $"\"{Id}\"",
        string time = $"\"{Time}\"",
        string app = "\"tool\"",
        string more = "") =>
        $$"""{"id":{{id}},"name":{{name}},"v":{{v}},"time":{{time}},"app":{{app}},"app_version":"1.2.3","os":"linux","arch":"x64"{{more}},"data":{{data}}}""";

    public static CheckedEvent Check(string json, SliceFault known = SliceFault.None, Producer? producer = null, long? skew = null) =>
        Check(Encoding.UTF8.GetBytes(json), known, producer, skew);

    /// <summary>Checks an event received at <see cref="Tokens.Now"/>.</summary>
    public static CheckedEvent Check(byte[] json, SliceFault known = SliceFault.None, Producer? producer = null, long? skew = null)
    {
        using var rows = new PooledBuffer();
        rows.Write("before\n"u8);
        var report = new EventValidator(Plans).Check(json, known, new RowContext(producer ?? AnyApp, Tokens.Now, skew), rows);
        var text = Encoding.UTF8.GetString(rows.Written);
        Assert.StartsWith("before\n", text, StringComparison.Ordinal);
        return new CheckedEvent(report, text["before\n".Length..]);
    }

    /// <summary>The row of an event that must be valid.</summary>
    public static string Row(string json, long? skew = null)
    {
        var result = Check(json, skew: skew);
        Assert.True(result.Report is null, $"{json}\n{string.Join("\n", result.Report?.Faults ?? [])}");
        return result.Row;
    }
}

/// <param name="Report">Null where the event was taken.</param>
/// <param name="Row">Empty where it was not.</param>
internal sealed record CheckedEvent(EventReport? Report, string Row);
