namespace Ingest.Soak;

/// <summary>How long, and by which random numbers.</summary>
internal sealed record SoakSettings(TimeSpan Time, int Seed)
{
    /// <summary>Until then caches fill and code is compiled; the working set is judged by what follows.</summary>
    public TimeSpan WarmUp => TimeSpan.FromTicks(Math.Min((long)(Time.Ticks * 0.4), TimeSpan.FromMinutes(6).Ticks));
}
