using Ingest.Functions.Configuring;
using Telemetry.Panels.Rows;

namespace Ingest.Functions.Hosting;

/// <summary>What a developer gets who has configured no store: rows in files of their own, so that the dashboard has something to show.</summary>
internal static class FirstRun
{
    /// <summary>Settings to add; none where a store is chosen, or a dry run, or where this is no developer's machine.</summary>
    public static IReadOnlyDictionary<string, string?> Settings(IConfiguration configuration, bool isDevelopment, Exposure exposure)
    {
        var section = configuration.GetSection(IngestSettings.Section);
        var isChosen = section.GetSection(nameof(IngestSettings.File)).Exists()
            || section.GetSection(nameof(IngestSettings.LogAnalytics)).Exists()
            || section[nameof(IngestSettings.DryRun)] is not null;
        return isDevelopment && exposure == Exposure.Direct && !isChosen && LocalStore.Directory() is { } directory
            ? new Dictionary<string, string?> { [$"{IngestSettings.Section}:{nameof(IngestSettings.File)}:{nameof(FileSettings.Directory)}"] = directory }
            : new Dictionary<string, string?>();
    }
}
