using Telemetry.Client.Kvp.Records;

namespace Telemetry.Tool.Kvp;

/// <summary>The commands that change a pool.</summary>
internal static class KvpWriteRuns
{
    public static int Write(KvpTarget target, KvpRecord record, KvpWriting writing)
    {
        var store = target.Store;
        (writing == KvpWriting.Append ? store.AppendAsync([record]) : store.UpsertAsync(record)).GetAwaiter().GetResult();
        return ExitCode.Success;
    }

    /// <param name="batch">How many records are written under one lock; null for all.</param>
    public static int Append(KvpTarget target, IReadOnlyList<KvpRecord> records, int? batch)
    {
        // All are checked before the first is written, as where they are written at once.
        RecordEncoding.Encode(records, target.Store.Mode);
        foreach (var part in records.Chunk(batch ?? Math.Max(records.Count, 1)))
        {
            target.Store.AppendAsync(part).GetAwaiter().GetResult();
        }

        return ExitCode.Success;
    }

    public static int Load(KvpTarget target, IReadOnlyList<KvpRecord> records)
    {
        target.Store.LoadAsync(records).GetAwaiter().GetResult();
        return ExitCode.Success;
    }

    public static int Delete(KvpTarget target, string key)
    {
        var removed = target.Store.DeleteAsync([key]).GetAwaiter().GetResult() > 0;
        return target.Answer(
            [removed ? "true" : "false"],
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("removed", removed);
                json.WriteEndObject();
            },
            removed ? ExitCode.Success : ExitCode.Found);
    }

    public static int DeleteMultiple(KvpTarget target, IReadOnlyList<string> keys)
    {
        var removed = target.Store.DeleteAsync(keys).GetAwaiter().GetResult();
        return target.Answer(
            [$"{removed}"],
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("removed", removed);
                json.WriteEndObject();
            },
            removed > 0 ? ExitCode.Success : ExitCode.Found);
    }

    public static int Clear(KvpTarget target, KvpClearing clearing)
    {
        switch (clearing)
        {
            case KvpClearing.IfStale:
                target.Store.ClearIfStaleAsync().GetAwaiter().GetResult();
                break;
            case KvpClearing.Diagnostics:
                target.Store.ClearAsync(DiagnosticSlots.AllBut).GetAwaiter().GetResult();
                break;
            default:
                target.Store.ClearAsync().GetAwaiter().GetResult();
                break;
        }

        return ExitCode.Success;
    }
}
