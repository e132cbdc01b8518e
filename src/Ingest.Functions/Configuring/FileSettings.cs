namespace Ingest.Functions.Configuring;

/// <summary>The section <c>Ingest:File</c>.</summary>
internal sealed class FileSettings
{
    [Setting("The directory of the row files; made where it is missing. One receiver to a directory.", Required = true)]
    public string Directory { get; init; } = "";

    [Setting("Bytes after which the next file of the hour is begun.", Min = 1024, Max = 1L << 40)]
    public long MaxFileBytes { get; init; } = 64L * 1024 * 1024;

    [Setting("Days after which a file is removed.", Min = 1, Max = 36_500)]
    public int RetainDays { get; init; } = 30;

    [Setting("Bytes of all row files together; past it events are refused with 503 until room is made.", Min = 1024, Max = 1L << 50)]
    public long QuotaBytes { get; init; } = 1L * 1024 * 1024 * 1024;
}
