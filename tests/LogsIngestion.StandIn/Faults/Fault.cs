namespace LogsIngestion.StandIn.Faults;

/// <summary>What goes wrong with one call. Parts combine: a late 503 that breaks off after 20 bytes is one fault.</summary>
public sealed record Fault
{
    /// <summary>Nothing goes wrong.</summary>
    public static Fault None { get; } = new();

    /// <summary>How long the answer is held back, after the rows were stored; null for not at all.</summary>
    public Latency? Latency { get; init; }

    /// <summary>The status to answer instead of what the rules say; null leaves it to the rules.</summary>
    public int? Status { get; init; }

    /// <summary>What a scripted status carries as Retry-After; null for none.</summary>
    public RetryAfter? RetryAfter { get; init; }

    /// <summary>Where the response breaks off; null for nowhere.</summary>
    public ResponseCut? Cut { get; init; }

    /// <summary>Called with the count of the bytes sent when the response breaks off or has ended before that; null for nobody.</summary>
    public Action<int>? CutReached { get; init; }

    /// <summary>How fast the request's body is read; null for as fast as it comes.</summary>
    public int? ReadBytesPerSecond { get; init; }

    /// <summary>The most bytes of an uncompressed body, instead of the service's limit; null leaves that.</summary>
    public int? LimitBytes { get; init; }

    /// <summary>Whether rows are stored in spite of a scripted status or a cut. Latency and slow reading alone always keep.</summary>
    public Storing Storing { get; init; } = Storing.Dropped;

    internal bool LetsJudge => Storing == Storing.Kept || (Status is null && Cut is null);

    /// <summary>A correct answer that comes late.</summary>
    public static Fault Late(TimeSpan latency) => new() { Latency = new Latency(latency) };

    /// <summary>A correct answer that comes late by a random time.</summary>
    public static Fault Late(TimeSpan least, TimeSpan most) => new() { Latency = new Latency(least, most) };

    /// <summary>A scripted status; the call is not stored.</summary>
    public static Fault Answer(int status, RetryAfter? retryAfter = null) => new() { Status = status, RetryAfter = retryAfter };

    /// <summary>A reset after so many bytes of the response.</summary>
    public static Fault ResetAt(int bytes, Storing storing) => Cutting(new ResponseCut(bytes, CutEnding.Reset), storing);

    /// <summary>A response of which only so many bytes come before the connection's end.</summary>
    public static Fault HalfCloseAt(int bytes, Storing storing) => Cutting(new ResponseCut(bytes, CutEnding.HalfClose), storing);

    /// <summary>A response that stops for good after so many bytes.</summary>
    public static Fault StallAt(int bytes, Storing storing) => Cutting(new ResponseCut(bytes, CutEnding.Stall), storing);

    /// <summary>No answer at all; the call is not stored.</summary>
    public static Fault NeverAnswer() => StallAt(0, Storing.Dropped);

    /// <summary>The rows are stored, and the client sees a reset instead of the 204.</summary>
    public static Fault StoreThenReset() => ResetAt(0, Storing.Kept);

    /// <summary>A correct answer to a request that is read slowly.</summary>
    public static Fault ReadSlowly(int bytesPerSecond) => new() { ReadBytesPerSecond = bytesPerSecond };

    private static Fault Cutting(ResponseCut cut, Storing storing) => new() { Cut = cut, Storing = storing };
}
