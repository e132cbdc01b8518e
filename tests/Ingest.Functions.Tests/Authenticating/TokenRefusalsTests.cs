using Ingest.Functions.Authenticating;
using Ingest.Functions.Observing;
using Ingest.Functions.Observing.Prometheus;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Tests.Observing.Prometheus;
using Ingest.Testing;
using Microsoft.Extensions.Logging;

namespace Ingest.Functions.Tests.Authenticating;

public class TokenRefusalsTests
{
    [Fact]
    public void Add_Flood_IsAFewLinesAReasonAndWholeInTheFigures()
    {
        using var metrics = new ReceiverMetrics();
        using var figures = new MetricsCollector(metrics.Meter);
        using var log = new RecordedLog();
        using var factory = LoggerFactory.Create(b => b.AddProvider(log));
        var clock = new ManualTimeProvider();
        var refusals = new TokenRefusals(metrics, clock, factory.CreateLogger<TokenRefusals>());

        for (var i = 0; i < 1_000; i++)
        {
            refusals.Add(TokenVerdict.Refused(TokenReason.Unknown, "abcdefgh"));
        }

        refusals.Add(TokenVerdict.Refused(TokenReason.Missing));
        Assert.Equal(RefusalWindow.MostLines + 1, log.Lines.Count);

        clock.Advance(RefusalWindow.Length);
        refusals.Add(TokenVerdict.Refused(TokenReason.Unknown, "abcdefgh"));

        Assert.Equal(RefusalWindow.MostLines + 3, log.Lines.Count);
        Assert.Contains(log.Lines, l => l.Contains("Refused 990 more tokens since, without a line each: Unknown", StringComparison.Ordinal));
        var read = Exposition.Parse(figures.Write());
        Assert.Equal(1_001, read.Value("ingest_tokens_refused_total", ("reason", "unknown")));
        Assert.Equal(1, read.Value("ingest_tokens_refused_total", ("reason", "missing")));
    }
}
