using System.Diagnostics.Tracing;

namespace Telemetry.Client.Tracing;

/// <summary>The category of a failure; <c>mxc.backend</c> and so on once decoded.</summary>
[EventData]
internal sealed class ErrorFields
{
    public required string backend { get; init; }

    public required string error_type { get; init; }

    public required int exit_code { get; init; }

    public required string phase { get; init; }

    public required string sandbox_kind { get; init; }
}
