using System.Diagnostics.Metrics;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Observing.Prometheus;

namespace Ingest.Functions.Tests.Observing.Prometheus;

public sealed class MetricsCollectorTests : IDisposable
{
    private readonly Meter _meter = new("x");
    private readonly MetricsCollector _collector;

    public MetricsCollectorTests() => _collector = new MetricsCollector(_meter);

    public void Dispose()
    {
        _collector.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Write_NothingMeasured_IsEmpty()
    {
        _meter.CreateCounter<long>("ingest.requests");

        Assert.Empty(_collector.Write());
    }

    [Fact]
    public void Write_AnyTextInHelpAndLabels_IsReadBackUnchanged() =>
        Prop.ForAll(Text(), Text(), (help, value) =>
        {
            using var meter = new Meter("x");
            using var collector = new MetricsCollector(meter);
            meter.CreateCounter<long>("a.b", description: help).Add(3, new KeyValuePair<string, object?>("la.bel", value));

            var read = Exposition.Parse(collector.Write());

            Assert.Equal(help, read.Helps["a_b_total"]);
            Assert.Equal(3, read.Value("a_b_total", ("la_bel", value)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_AnyNumber_IsReadBackUnchanged() =>
        Prop.ForAll(ArbMap.Default.ArbFor<double>(), value =>
        {
            using var meter = new Meter("x");
            using var collector = new MetricsCollector(meter);
            meter.CreateObservableGauge("g", () => value);

            Assert.Equal(value, Exposition.Parse(collector.Write()).Single("g")!.Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_Histogram_CountsEachValueUnderTheBoundsItDoesNotExceed() =>
        Prop.ForAll(Gen.Choose(0, 40).ArrayOf().ToArbitrary(), values =>
        {
            using var meter = new Meter("x");
            using var collector = new MetricsCollector(meter);
            var histogram = meter.CreateHistogram("h", "{row}", advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 10, 20] });
            foreach (var value in values)
            {
                histogram.Record(value);
            }

            var read = Exposition.Parse(collector.Write());

            Assert.Equal(values.Count(v => v <= 1), read.Value("h_bucket", ("le", "1")));
            Assert.Equal(values.Count(v => v <= 10), read.Value("h_bucket", ("le", "10")));
            Assert.Equal(values.Count(v => v <= 20), read.Value("h_bucket", ("le", "20")));
            Assert.Equal(values.Length, read.Value("h_bucket", ("le", "+Inf")));
            Assert.Equal(values.Sum(), read.Value("h_sum"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Record_FromManyThreads_LosesNothing()
    {
        var counter = _meter.CreateCounter<long>("c");
        var tags = Enumerable.Range(0, 5).Select(i => new KeyValuePair<string, object?>("i", $"{i}")).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                counter.Add(1, tags[i % tags.Length]);
            }
        })));

        var read = Exposition.Parse(_collector.Write());
        Assert.Equal([1_600, 1_600, 1_600, 1_600, 1_600], read.Samples.Select(s => s.Value));
    }

    [Fact]
    public void Record_SeriesThatExists_AllocatesNothing()
    {
        var counter = _meter.CreateCounter<long>("c");
        Add(counter);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1_000; i++)
        {
            Add(counter);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Add(Counter<long> counter) => counter.Add(
            1, new KeyValuePair<string, object?>("route", "/v1/events"), new KeyValuePair<string, object?>("status", "204"));
    }

    [Fact]
    public void Write_MeterOfTheSameNameElsewhere_IsNotSeen()
    {
        using var other = new Meter(_meter.Name);

        other.CreateCounter<long>("c").Add(1);

        Assert.Empty(_collector.Write());
    }

    private static Arbitrary<string> Text() =>
        Gen.Elements('a', '"', '\\', '\n', 'n', '{', '}', '=', ',', ' ', '#', 'ü', '\t', '\r').ArrayOf().Select(c => new string(c)).ToArbitrary();
}
