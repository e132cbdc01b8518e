using System.CommandLine;
using Telemetry.Client.Kvp.Records;
using Telemetry.Client.Kvp.Storing;

namespace Telemetry.Tool.Kvp;

/// <summary>The options that every <c>telemetry kvp</c> command takes: which pool, and in which form to answer.</summary>
internal sealed class KvpOptions
{
    /// <summary>The names and numbers that <c>--pool</c> takes.</summary>
    private static readonly Dictionary<string, KvpPool> Pools = new(StringComparer.Ordinal)
    {
        ["external"] = KvpPool.External,
        ["guest"] = KvpPool.Guest,
        ["auto"] = KvpPool.Auto,
        ["auto-external"] = KvpPool.AutoExternal,
        ["auto-internal"] = KvpPool.AutoInternal,
        ["0"] = KvpPool.External,
        ["1"] = KvpPool.Guest,
        ["2"] = KvpPool.Auto,
        ["3"] = KvpPool.AutoExternal,
        ["4"] = KvpPool.AutoInternal,
    };

    private readonly Option<string> _pool = new("--pool")
    {
        Description = "The pool: guest (1, what the host reads), external (0), auto (2), auto-external (3) or auto-internal (4).",
        DefaultValueFactory = _ => "guest",
        Recursive = true,
    };

    private readonly Option<string> _folder = new("--dir") { Description = "The folder of the pools.", DefaultValueFactory = _ => KvpPoolPath.Folder, Recursive = true };

    private readonly Option<bool> _unsafe = new("--unsafe")
    {
        Description = $"Write keys of up to {KvpLimits.KeyField} and values of up to {KvpLimits.ValueField} bytes. The host reads {KvpLimits.SafeKey} and {KvpLimits.SafeValue} whole.",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write JSON.", Recursive = true };

    public KvpOptions() => _pool.AcceptOnlyFromAmong([.. Pools.Keys]);

    public IEnumerable<Option> All => [_pool, _folder, _unsafe, _json];

    public KvpTarget Target(ParseResult result, ToolSurroundings surroundings)
    {
        var pool = Pools[result.GetRequiredValue(_pool)];
        var mode = result.GetValue(_unsafe) ? KvpMode.Unsafe : KvpMode.Safe;
        var path = KvpPoolPath.Of(pool, Path.GetFullPath(result.GetRequiredValue(_folder), surroundings.WorkingDirectory));
        var store = new KvpStore(path, mode, KvpStore.DefaultPatience, new LinuxPoolFiles(), surroundings.Time);
        return new KvpTarget(store, Pools.First(p => p.Value == pool).Key, result.GetValue(_json) ? OutputFormat.Json : OutputFormat.Text, surroundings);
    }
}
