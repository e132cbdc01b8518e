using System.Diagnostics;
using Telemetry.Client.Events;

namespace Telemetry.Client.Spans;

/// <summary>
/// Listens to the activities of chosen sources: each that ends is a <c>span</c> event, and what is recorded while one is current belongs
/// to it. Tags and display names are not taken, since they hold what the app was called with. Thread-safe.
/// </summary>
internal sealed class SpanSource : IDisposable
{
    private readonly HashSet<string> _sources;
    private readonly SpanFilter _filter;
    private readonly Action<SpanEvent, SpanPlace> _record;
    private readonly ActivityListener _listener;

    /// <param name="sources">The names of the sources.</param>
    /// <param name="record">Throws nothing.</param>
    internal SpanSource(IEnumerable<string> sources, SpanFilter filter, Action<SpanEvent, SpanPlace> record)
    {
        _sources = new(sources, StringComparer.Ordinal);
        _filter = filter;
        _record = record;
        _listener = new()
        {
            ShouldListenTo = source => _sources.Contains(source.Name),
            // Asks for the data and not for the recorded flag, which the host would pass on to the services it calls.
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>The innermost span of the chosen sources that is under way here; null where there is none.</summary>
    internal SpanPlace? Current()
    {
        var span = Activity.Current;
        while (span is not null && !IsOurs(span))
        {
            span = span.Parent;
        }

        return span is null ? null : SpanPlace.Within(span);
    }

    private bool IsOurs(Activity span) => span.IdFormat == ActivityIdFormat.W3C && _sources.Contains(span.Source.Name);

    private void Stopped(Activity span)
    {
        var status = span.Status == ActivityStatusCode.Error ? SpanStatus.Error : SpanStatus.Ok;
        if (IsOurs(span) && _filter.Passes(span.Source.Name, status == SpanStatus.Error ? SpanLevel.Error : SpanLevel.Info))
        {
            _record(
                new() { Name = span.OperationName, DurationMs = (long)span.Duration.TotalMilliseconds, Status = status },
                SpanPlace.Of(span));
        }
    }
}
