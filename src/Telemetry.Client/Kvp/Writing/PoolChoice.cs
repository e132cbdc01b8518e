using Telemetry.Client.Deciding;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Kvp.Writing;

/// <summary>The pool that diagnostics go to, and what is wrong with the one that was meant.</summary>
/// <param name="Path">The pool's file; null for none.</param>
/// <param name="Problem">One sentence without the text that came; null where nothing is wrong.</param>
internal sealed record PoolChoice(string? Path, string? Problem)
{
    private static readonly PoolChoice None = new(null, null);

    /// <param name="variable">The name of the environment's variable.</param>
    /// <param name="ofEnvironment">A clear yes for the guest's pool, a clear no for none, or a path; null for what the options say.</param>
    /// <param name="ofOptions">A path, or null.</param>
    internal static PoolChoice Read(string variable, string? ofEnvironment, string? ofOptions) => Settings.Read(ofEnvironment) switch
    {
        SettingState.Absent => ofOptions is null ? None : At(nameof(TelemetryOptions.KvpPool), ofOptions),
        SettingState.No => None,
        SettingState.Yes => new(KvpPoolPath.Of(KvpPool.Guest), null),
        _ => At(variable, ofEnvironment!.Trim()),
    };

    private static PoolChoice At(string name, string path) => System.IO.Path.IsPathFullyQualified(path)
        ? new(path, null)
        : new(null, $"{name} names no pool, so none is written: expected an absolute path, such as {KvpPoolPath.Of(KvpPool.Guest)}.");
}
