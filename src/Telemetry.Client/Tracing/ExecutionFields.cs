using System.Diagnostics.Tracing;

namespace Telemetry.Client.Tracing;

/// <summary>How the run of a command ended; <c>mxc.backend</c> and so on once decoded.</summary>
[EventData]
internal sealed class ExecutionFields
{
    public required string backend { get; init; }

    public required int exit_code { get; init; }

    public required string outcome { get; init; }

    public required ulong duration_ms { get; init; }

    public required string failure_reason { get; init; }

    public required string phase { get; init; }

    public required string sandbox_kind { get; init; }
}
