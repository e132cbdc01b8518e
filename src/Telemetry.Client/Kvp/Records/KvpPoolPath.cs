namespace Telemetry.Client.Kvp.Records;

/// <summary>Where the pools are.</summary>
internal static class KvpPoolPath
{
    /// <summary>Where hv_kvp_daemon keeps them.</summary>
    internal const string Folder = "/var/lib/hyperv";

    internal static string Of(KvpPool pool, string folder = Folder) => Path.Combine(folder, $".kvp_pool_{(int)pool}");
}
