using System.Globalization;
using System.Text.Json;
using Telemetry.Client.Kvp.Reading;

namespace Telemetry.Tool.Kvp;

/// <summary><c>telemetry kvp dump --parse-diagnostics</c>: events and reports, put together from their records.</summary>
internal static class KvpDiagnosticsRun
{
    public static int Execute(KvpTarget target, DiagnosticsRequest request)
    {
        var contents = target.Store.ReadAsync().GetAwaiter().GetResult();
        var entries = PoolReader.Read(contents.Slots).Where(e => IsWanted(e, request)).ToList();
        entries = request.Tail is { } tail ? [.. entries.TakeLast(tail)] : entries;
        return target.Answer(entries.Select(Line), json =>
        {
            json.WriteStartArray();
            foreach (var entry in entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
        });
    }

    private static bool IsWanted(PoolEntry entry, DiagnosticsRequest request) => entry switch
    {
        PoolEntry.Raw => request is { Raw: RawRecords.Shown, Level: null, Name: null },
        PoolEntry.Diagnostic d => (request.Level ?? d.Level) == d.Level && (request.Name ?? d.Name) == d.Name,
        PoolEntry.CloudInit c => request.Level is null && (request.Name ?? c.Name) == c.Name,
        _ => request is { Level: null, Name: null },
    };

    private static string Line(PoolEntry entry) => entry switch
    {
        PoolEntry.Diagnostic d => $"{d.Level,-5} {d.Source} {d.Name}  {d.Value}",
        PoolEntry.CloudInit c => $"{c.Type} {c.Time} {c.Name}{(c.Result is null ? "" : $" {c.Result}")}  {c.Message}",
        PoolEntry.Report r => "PROVISIONING_REPORT  " + string.Join(", ", r.Fields.Select(f => $"{f.Key}={f.Value}")),
        PoolEntry.Malformed m => $"malformed {m.Key}  {m.Fault}",
        PoolEntry.Raw r => $"{r.Key}={r.Value}",
        _ => throw new InvalidOperationException(),
    };

    private static void Write(Utf8JsonWriter json, PoolEntry entry)
    {
        json.WriteStartObject();
        switch (entry)
        {
            case PoolEntry.Diagnostic d:
                Write(json, ("kind", "diagnostic"), ("source", d.Source), ("vm_id", d.VmId), ("level", d.Level), ("name", d.Name), ("id", d.Id), ("value", d.Value));
                break;
            case PoolEntry.CloudInit c:
                Write(json, ("kind", "cloud-init"), ("incarnation", c.Incarnation), ("type", c.Type), ("name", c.Name), ("vm_id", c.VmId), ("id", c.Id), ("time", c.Time), ("result", c.Result));
                Write(json, ("duration", c.Duration?.ToString(CultureInfo.InvariantCulture)), ("message", c.Message));
                break;
            case PoolEntry.Report r:
                Write(json, ("kind", "report"));
                json.WriteStartObject("fields");
                Write(json, [.. r.Fields.Select(f => (f.Key, (string?)f.Value))]);
                json.WriteEndObject();
                break;
            case PoolEntry.Malformed m:
                Write(json, ("kind", "malformed"), ("key", m.Key), ("fault", m.Fault));
                break;
            case PoolEntry.Raw r:
                Write(json, ("kind", "raw"), ("key", r.Key), ("value", r.Value));
                break;
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }
}
