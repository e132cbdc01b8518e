namespace Telemetry.Client.Placing;

/// <summary>What tells one state of a file from the next without reading it.</summary>
/// <param name="ModifiedAt">UTC ticks; 0 where there is no file.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct FileStamp(long ModifiedAt, long Length)
{
    /// <summary>File systems keep times no coarser than this (FAT, 2 s): two changes within it may look like one.</summary>
    private static readonly TimeSpan Granularity = TimeSpan.FromSeconds(2);

    /// <summary>Spelt out: the comparers that the compiler would use are made anew at every start of a process.</summary>
    public bool Equals(FileStamp other) => ModifiedAt == other.ModifiedAt && Length == other.Length;

    public override int GetHashCode() => HashCode.Combine(ModifiedAt, Length);

    /// <summary>False where the file changed so shortly before the stamp was taken that the next change may not show.</summary>
    internal bool IsSettledAt(DateTimeOffset takenAt) =>
        ModifiedAt == 0 || (takenAt.UtcTicks - ModifiedAt is var age && (age > Granularity.Ticks || age < -TimeSpan.TicksPerDay));
}
