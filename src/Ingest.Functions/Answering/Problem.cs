using Ingest.Functions.Validating;

namespace Ingest.Functions.Answering;

/// <summary>One error answer (RFC 9457).</summary>
/// <param name="Detail">What was expected, what came, what to do; never text of the caller.</param>
internal sealed record Problem(ProblemType Type, string Detail)
{
    /// <summary>Faults in the body.</summary>
    public IReadOnlyList<EventFault> Errors { get; init; } = [];

    /// <summary>For an unforeseen error: what the log also holds.</summary>
    public string? Reference { get; init; }

    /// <summary>For an unavailable store: the code of the reason.</summary>
    public string? Reason { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}
