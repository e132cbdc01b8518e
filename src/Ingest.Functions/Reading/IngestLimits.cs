namespace Ingest.Functions.Reading;

/// <summary>What one request may carry. These are contract: a client may rely on them, so they are constants and not settings.</summary>
internal static class IngestLimits
{
    /// <summary>Bytes of a body that arrives compressed: 1 MiB.</summary>
    public const int CompressedBodyBytes = 1024 * 1024;

    /// <summary>Bytes of a body once decoded: 8 MiB. Decoding stops here, whatever the body still promises.</summary>
    public const int BodyBytes = 8 * 1024 * 1024;

    /// <summary>Bytes of one event: 64 KiB, the size past which Log Analytics truncates a field silently.</summary>
    public const int EventBytes = 64 * 1024;

    /// <summary>Events in one request.</summary>
    public const int Events = 5_000;

    /// <summary>Levels of nesting of one event; the event itself is the first.</summary>
    public const int Depth = 32;

    /// <summary>Faults named in one answer for one event.</summary>
    public const int ErrorsPerEvent = 16;

    /// <summary>The least rate a body may arrive at, in bytes per second, once <see cref="MinBodyRateGrace"/> is over.</summary>
    public const double MinBodyBytesPerSecond = 240;

    /// <summary>How long a body may take in all.</summary>
    public static readonly TimeSpan BodyTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long a body may lag behind <see cref="MinBodyBytesPerSecond"/>.</summary>
    public static readonly TimeSpan MinBodyRateGrace = TimeSpan.FromSeconds(5);
}
