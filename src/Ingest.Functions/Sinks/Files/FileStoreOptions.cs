namespace Ingest.Functions.Sinks.Files;

/// <summary>Where row files lie and how many are kept.</summary>
/// <param name="Prefix">What their names begin with; stores of other prefixes may share the directory.</param>
internal sealed record FileStoreOptions(string Directory, long MaxFileBytes, int RetainDays, long QuotaBytes, string Prefix = RowFileName.Rows);
