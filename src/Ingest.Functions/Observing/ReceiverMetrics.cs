using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Ingest.Functions.Answering;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Sinks;
using Ingest.Functions.Validating;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Ingest.Functions.Observing;

/// <summary>
/// The receiver's instruments. Measurements allocate nothing and cost next to nothing while nobody listens. Any thread may
/// take one. docs/operating.md lists them for operators.
/// </summary>
internal sealed class ReceiverMetrics : IDisposable
{
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _requestDuration;
    private readonly Counter<long> _events;
    private readonly Counter<long> _tokensRefused;
    private readonly Histogram<long> _batchRows;
    private readonly Histogram<long> _batchBytes;
    private readonly Histogram<double> _commitDuration;
    private readonly Histogram<double> _uploadDuration;
    private readonly Counter<long> _uploadRetries;
    private readonly Counter<long> _rejects;
    private ImmutableArray<ObservedQueue> _queues = [];
    private volatile StoreState _store;

    public ReceiverMetrics()
    {
        Meter = new Meter(MetricName.Meter);
        _requests = Meter.CreateCounter<long>(MetricName.Requests, "{request}", "Requests answered.");
        _requestDuration = Seconds(MetricName.RequestDuration, "From the request's headers to the end of its answer.");
        _events = Meter.CreateCounter<long>(MetricName.Events, "{event}", "Events that were given a verdict.");
        _tokensRefused = Meter.CreateCounter<long>(MetricName.TokensRefused, "{token}", "Requests refused for their token.");
        _batchRows = Meter.CreateHistogram(
            MetricName.BatchRows, "{row}", "Rows written to the store together.", advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = MetricBuckets.Rows });
        _batchBytes = Meter.CreateHistogram(
            MetricName.BatchBytes, "By", "Bytes of rows written to the store together, uncompressed.", advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = MetricBuckets.Bytes });
        _commitDuration = Seconds(MetricName.CommitDuration, "From a batch's departure to the store's answer, with all tries.");
        _uploadDuration = Seconds(MetricName.UploadDuration, "One call to the service, from its start to its answer.");
        _uploadRetries = Meter.CreateCounter<long>(MetricName.UploadRetries, "{retry}", "Calls to the service that repeat one before.");
        _rejects = Meter.CreateCounter<long>(MetricName.Rejects, "{row}", "Refused events on their way to the quarantine.");
        Meter.CreateObservableGauge(MetricName.QueueBytes, ObserveQueues, "By", "Bytes of rows that wait to be written or are being written.");
        Meter.CreateObservableGauge(MetricName.StoreReady, ObserveStore, description: "1 where the store took rows or a check when it was last asked, else 0.");
    }

    public Meter Meter { get; }

    public bool CountsBatches => _batchRows.Enabled || _batchBytes.Enabled || _commitDuration.Enabled;

    public void RequestAnswered(string route, string status, TimeSpan took)
    {
        _requests.Add(1, new Tag(MetricLabel.Route, route), new Tag(MetricLabel.Status, status));
        _requestDuration.Record(took.TotalSeconds, new Tag(MetricLabel.Route, route));
    }

    public void EventsStored(int count) => _events.Add(count, new Tag(MetricLabel.Verdict, Verdict.Stored.Word()));

    public void EventCopied() => _events.Add(1, new Tag(MetricLabel.Verdict, Verdict.Duplicate.Word()));

    public void EventsToRetry(RetryReason reason, int count) => _events.Add(
        count, new Tag(MetricLabel.Verdict, Verdict.Retry.Word()), new Tag(MetricLabel.Reason, RetryReasons.Code(reason)));

    public void EventRefused(EventFinding finding, string keyword) => EventInvalid(FindingLabel.Of(finding), KeywordLabel.Of(keyword));

    public void EventRefusedByStore() => EventInvalid(FindingLabel.Store, FindingLabel.Store);

    public void TokenRefused(TokenReason reason) => _tokensRefused.Add(1, new Tag(MetricLabel.Reason, TokenLabel.Of(reason)));

    public void BatchWritten(StoreObservation observation, int count, long bytes, string outcome, TimeSpan took)
    {
        var rows = new Tag(MetricLabel.Rows, observation.Rows);
        var store = new Tag(MetricLabel.Store, observation.Store);
        _batchRows.Record(count, rows, store);
        _batchBytes.Record(bytes, rows, store);
        _commitDuration.Record(took.TotalSeconds, rows, store, new Tag(MetricLabel.Outcome, outcome));
    }

    /// <param name="outcome">The status code by <see cref="StatusLabel"/>, or a word of a closed set where there was none.</param>
    public void UploadEnded(string outcome, TimeSpan took) => _uploadDuration.Record(took.TotalSeconds, new Tag(MetricLabel.Outcome, outcome));

    /// <param name="reason">As the outcome of the call that is repeated.</param>
    public void UploadRetried(string reason) => _uploadRetries.Add(1, new Tag(MetricLabel.Reason, reason));

    /// <param name="outcome">A word of <see cref="Quarantining.RejectOutcome"/>.</param>
    public void RejectsEnded(string outcome, int count) => _rejects.Add(count, new Tag(MetricLabel.Outcome, outcome));

    public void StoreAnswered(StoreState state) => _store = state;

    /// <summary>Observes the bytes that a queue of rows holds, for as long as this meter lives.</summary>
    public void ObserveQueue(StoreObservation observation, Func<long> bytes) =>
        ImmutableInterlocked.Update(ref _queues, static (all, queue) => all.Add(queue), new ObservedQueue(observation, bytes));

    public void Dispose() => Meter.Dispose();

    private void EventInvalid(string reason, string keyword) => _events.Add(
        1, new Tag(MetricLabel.Verdict, Verdict.Invalid.Word()), new Tag(MetricLabel.Reason, reason), new Tag(MetricLabel.Keyword, keyword));

    private Histogram<double> Seconds(string name, string description) => Meter.CreateHistogram(
        name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = MetricBuckets.Seconds });

    private IEnumerable<Measurement<long>> ObserveQueues() =>
        _queues.Select(q => new Measurement<long>(q.Bytes(), new Tag(MetricLabel.Rows, q.Observation.Rows), new Tag(MetricLabel.Store, q.Observation.Store)));

    private IEnumerable<Measurement<long>> ObserveStore() =>
        _store == StoreState.Unknown ? [] : [new Measurement<long>(_store == StoreState.Ready ? 1 : 0)];

    private readonly record struct ObservedQueue(StoreObservation Observation, Func<long> Bytes);
}
