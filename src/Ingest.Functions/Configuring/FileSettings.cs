namespace Ingest.Functions.Configuring;

/// <summary>The section <c>Ingest:File</c>.</summary>
internal sealed class FileSettings
{
    internal static readonly SettingsShape Shape = new(static () => new FileSettings(),
    [
        Setting.Text<FileSettings>(nameof(Directory), static s => s.Directory, static (s, v) => s.Directory = v,
            "The directory of the row files; made where it is missing. One receiver to a directory.", isRequired: true),
        Setting.Number<FileSettings>(nameof(MaxFileBytes), static s => s.MaxFileBytes, static (s, v) => s.MaxFileBytes = v, 1024, 1L << 40,
            "Bytes after which the next file of the hour is begun."),
        Setting.Number<FileSettings>(nameof(RetainDays), static s => s.RetainDays, static (s, v) => s.RetainDays = (int)v, 1, 36_500,
            "Days after which a file is removed."),
        Setting.Number<FileSettings>(nameof(QuotaBytes), static s => s.QuotaBytes, static (s, v) => s.QuotaBytes = v, 1024, 1L << 50,
            "Bytes of all row files together; past it events are refused with 503 until room is made."),
    ]);

    public string Directory { get; set; } = "";

    public long MaxFileBytes { get; set; } = 64L * 1024 * 1024;

    public int RetainDays { get; set; } = 30;

    public long QuotaBytes { get; set; } = 1L * 1024 * 1024 * 1024;
}
