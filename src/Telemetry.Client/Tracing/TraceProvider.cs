using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Tracing;

namespace Telemetry.Client.Tracing;

/// <summary>
/// Writes self-describing events, which ETW, EventPipe and EventListener read without a manifest. The provider's GUID follows from its name.
/// </summary>
internal sealed class TraceProvider : IDisposable
{
    /// <summary>MICROSOFT_KEYWORD_MEASURES of TraceLogging: events that are sampled.</summary>
    internal const EventKeywords Measures = (EventKeywords)0x0000_4000_0000_0000;

    /// <summary>The privacy tag of TraceLogging for Product and Service Usage; first field of every event.</summary>
    internal const ulong ProductAndServiceUsage = 0x0200_0000;

    /// <summary>The trait by which a provider joins a group.</summary>
    private const string GroupTrait = "ETW_GROUP";

    private readonly CommonParameters _common;
    private readonly string _prefix;

    /// <param name="name">The provider's name; what follows its last dot begins the names of its events.</param>
    /// <param name="group">The provider group; null for none.</param>
    internal TraceProvider(string name, Guid? group, CommonParameters common)
    {
        _common = common;
        _prefix = name[(name.LastIndexOf('.') + 1)..];
        Source = group is { } id
            ? new(name, EventSourceSettings.EtwSelfDescribingEventFormat, GroupTrait, id.ToString("B"))
            : new(name, EventSourceSettings.EtwSelfDescribingEventFormat);
    }

    internal EventSource Source { get; }

    public void Dispose() => Source.Dispose();

    /// <param name="correlation">The correlation vector of this event.</param>
    internal void WriteExecution(TerminalEvent end, string correlation)
    {
        if (Source.IsEnabled(EventLevel.Informational, Measures))
        {
            Write(".Execution", EventLevel.Informational, new ExecutionPayload
            {
                COMMON_MXC_PARAMS = _common,
                mxc = new()
                {
                    backend = end.Backend,
                    exit_code = end.ExitCode,
                    outcome = TraceReasons.Of(end.Outcome),
                    duration_ms = end.DurationMs,
                    failure_reason = end.Reason is { } reason ? TraceReasons.Of(reason) : "",
                    phase = end.Phase,
                    sandbox_kind = end.SandboxKind,
                },
                __TlgCV__ = correlation,
            });
        }
    }

    /// <inheritdoc cref="WriteExecution" />
    internal void WriteError(TerminalEvent end, string correlation)
    {
        // A warning: that a run failed is no defect of the product.
        if (Source.IsEnabled(EventLevel.Warning, Measures))
        {
            Write(".Error", EventLevel.Warning, new ErrorPayload
            {
                COMMON_MXC_PARAMS = _common,
                mxc = new()
                {
                    backend = end.Backend,
                    error_type = end.Reason is { } reason ? TraceReasons.Of(reason) : "",
                    exit_code = end.ExitCode,
                    phase = end.Phase,
                    sandbox_kind = end.SandboxKind,
                },
                __TlgCV__ = correlation,
            });
        }
    }

    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(ExecutionFields))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(ErrorFields))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicProperties, typeof(CommonParameters))]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The properties of all five types are kept: of the payload by its annotation, of its members by the attributes above.")]
    private void Write<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TPayload>(string suffix, EventLevel level, TPayload payload)
    {
        var options = new EventSourceOptions { Level = level, Keywords = Measures };
        Source.Write(_prefix + suffix, ref options, ref payload);
    }
}
