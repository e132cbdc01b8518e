using System.ComponentModel.DataAnnotations;

namespace LogsIngestion.StandIn.Faults;

/// <summary>A fault as it is written in JSON; README.md describes the members.</summary>
internal sealed record FaultSpecification
{
    private const int MostTimes = 100_000;

    public int Times { get; init; } = 1;

    public int? LatencyMs { get; init; }

    public int? LatencyUpToMs { get; init; }

    public int? Status { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public RetryAfterForm RetryAfterForm { get; init; }

    public CutEnding? Cut { get; init; }

    public int CutAt { get; init; }

    public CutOrigin CutFrom { get; init; }

    public int? ReadBytesPerSecond { get; init; }

    public int? LimitBytes { get; init; }

    public Storing Storing { get; init; }

    /// <exception cref="ValidationException">A number is out of its range.</exception>
    public Fault ToFault()
    {
        Require(Times is >= 1 and <= MostTimes, $"times must be 1 to {MostTimes}");
        Require(Status is null or (>= 200 and <= 599), "status must be 200 to 599");
        Require(RetryAfterSeconds is null or >= 0, "retryAfterSeconds must be 0 or more");
        Require(RetryAfterSeconds is null || Status is not null, "retryAfterSeconds needs a status");
        Require(CutAt >= 0, "cutAt must be 0 or more");
        Require(ReadBytesPerSecond is null or > 0, "readBytesPerSecond must be 1 or more");
        Require(LimitBytes is null or > 0, "limitBytes must be 1 or more");
        Require((LatencyMs ?? 0) >= 0 && (LatencyUpToMs ?? LatencyMs ?? 0) >= (LatencyMs ?? 0), "latencyMs must be 0 or more, latencyUpToMs no less than it");

        return new Fault
        {
            Latency = (LatencyMs ?? LatencyUpToMs) is null ? null : new Latency(Milliseconds(LatencyMs ?? 0), Milliseconds(LatencyUpToMs ?? LatencyMs ?? 0)),
            Status = Status,
            RetryAfter = RetryAfterSeconds is { } seconds ? new RetryAfter(TimeSpan.FromSeconds(seconds), RetryAfterForm) : null,
            Cut = Cut is { } ending ? new ResponseCut(CutAt, ending, CutFrom) : null,
            ReadBytesPerSecond = ReadBytesPerSecond,
            LimitBytes = LimitBytes,
            Storing = Storing,
        };
    }

    private static TimeSpan Milliseconds(int value) => TimeSpan.FromMilliseconds(value);

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ValidationException(message + ".");
        }
    }
}
