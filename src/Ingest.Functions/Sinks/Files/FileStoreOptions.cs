namespace Ingest.Functions.Sinks.Files;

/// <summary>Where row files lie and how many are kept.</summary>
internal sealed record FileStoreOptions(string Directory, long MaxFileBytes, int RetainDays, long QuotaBytes);
