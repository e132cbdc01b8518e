using Telemetry.Client.Kvp.Records;
using Telemetry.Client.Kvp.Storing;

namespace Telemetry.Tool.Kvp;

/// <summary>The commands that look at a pool.</summary>
internal static class KvpReadRuns
{
    public static int Info(KvpTarget target)
    {
        var store = target.Store;
        var contents = target.Read();
        var stale = store.StateAsync().GetAwaiter().GetResult() == PoolState.Stale;
        var keyLimit = KvpLimits.Key(store.Mode);
        var valueLimit = KvpLimits.Value(store.Mode);
        var mode = store.Mode == KvpMode.Safe ? "safe" : "unsafe";
        return target.Answer(
            [
                $"pool={target.PoolName}",
                $"path={store.Path}",
                $"mode={mode}",
                $"records={contents.Slots.Count}",
                $"empty={Word(contents.Slots.Count == 0)}",
                $"stale={Word(stale)}",
                $"max_key_size={keyLimit}",
                $"max_value_size={valueLimit}",
            ],
            json =>
            {
                json.WriteStartObject();
                json.WriteString("pool", target.PoolName);
                json.WriteString("path", store.Path);
                json.WriteString("mode", mode);
                json.WriteNumber("records", contents.Slots.Count);
                json.WriteBoolean("empty", contents.Slots.Count == 0);
                json.WriteBoolean("stale", stale);
                json.WriteNumber("max_key_size", keyLimit);
                json.WriteNumber("max_value_size", valueLimit);
                json.WriteEndObject();
            });
    }

    public static int Dump(KvpTarget target)
    {
        var records = target.Read().Records.ToList();
        return target.Answer(records.Select(r => $"{r.Key}={r.Value}"), json =>
        {
            json.WriteStartArray();
            foreach (var record in records)
            {
                json.WriteStartObject();
                json.WriteString("key", record.Key);
                json.WriteString("value", record.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public static int Entries(KvpTarget target)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in target.Read().Records)
        {
            entries[record.Key] = record.Value;
        }

        return target.Answer(entries.Select(e => $"{e.Key}={e.Value}"), json =>
        {
            json.WriteStartObject();
            foreach (var (key, value) in entries)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        });
    }

    public static int Read(KvpTarget target, string key)
    {
        var values = target.Read().Records.Where(r => r.Key == key).Select(r => r.Value).ToList();
        if (values.Count == 0)
        {
            return ExitCode.Found;
        }

        return target.Answer([values[^1]], json =>
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteString("value", values[^1]);
            json.WriteEndObject();
        });
    }

    public static int IsStale(KvpTarget target)
    {
        var stale = target.Store.StateAsync().GetAwaiter().GetResult() == PoolState.Stale;
        return target.Answer(
            [Word(stale)],
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("stale", stale);
                json.WriteEndObject();
            },
            stale ? ExitCode.Success : ExitCode.Found);
    }

    private static string Word(bool value) => value ? "true" : "false";
}
