using System.Diagnostics.Tracing;

namespace Telemetry.Client.Tracing;

/// <summary>The fields of <c>&lt;Prefix&gt;.Execution</c>, in the order in which they are written.</summary>
[EventData]
internal sealed class ExecutionPayload
{
    public ulong PartA_PrivTags { get; } = TraceProvider.ProductAndServiceUsage;

    public required CommonParameters COMMON_MXC_PARAMS { get; init; }

    public required ExecutionFields mxc { get; init; }

    public required string __TlgCV__ { get; init; }
}
