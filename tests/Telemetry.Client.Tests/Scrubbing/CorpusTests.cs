using Telemetry.Client.Scrubbing;

namespace Telemetry.Client.Tests.Scrubbing;

public sealed class CorpusTests
{
    private const int Uncut = 10_000;
    private static readonly int[] Caps = [20, 40, 200, 500, Uncut];

    [Fact]
    public void Corpora_AsCommitted_AreLargeEnough()
    {
        Assert.True(Corpus.Leaks.Count >= 300, $"{Corpus.Leaks.Count} leaks");
        Assert.True(Corpus.Keep.Count >= 200, $"{Corpus.Keep.Count} lines to keep");
        Assert.All(Corpus.Leaks, line => Assert.All(line.Secrets, Assert.NotEmpty));
    }

    [Fact]
    [Trait("Carries", "modelkit.scrubbing")]
    public void Scrub_LeakCorpus_LeaksNothingAtAnyCap() => Nothing(
        from line in Corpus.Leaks
        from cap in Caps
        let scrubbed = Scrubber.Scrub(line.Text, cap)
        from secret in line.Secrets
        where scrubbed.Contains(secret, StringComparison.Ordinal)
        select $"{line.Text} => {scrubbed}: {secret}");

    [Fact]
    public void Scrub_LeakCorpus_IsAsExpectedWhereThatIsTold()
    {
        Assert.True(Corpus.Leaks.Count(line => line.Expected is not null) > 150);
        Nothing(
            from line in Corpus.Leaks
            where line.Expected is not null
            let scrubbed = Scrubber.Scrub(line.Text, Uncut)
            where scrubbed != line.Expected
            select $"{line.Text} => {scrubbed}, expected {line.Expected}");
    }

    [Fact]
    public void Scrub_KeepCorpus_TouchesOneInAHundredAtMost()
    {
        var touched = Corpus.Keep.Where(line => Scrubber.Scrub(line, Uncut) != line).ToList();

        Assert.True(touched.Count * 100 <= Corpus.Keep.Count, string.Join('\n', touched));
    }

    [Fact]
    public void Scrub_Corpora_AreAtRestAfterwards() => Nothing(
        from text in Corpus.Leaks.Select(line => line.Text).Concat(Corpus.Keep)
        from cap in Caps
        let once = Scrubber.Scrub(text, cap)
        where Scrubber.Scrub(once, cap) != once || once.Length > cap || once == Marker.Text
        select $"{text} => {once}");

    // All of them: an assertion on a collection cuts its report short.
    private static void Nothing(IEnumerable<string> faults)
    {
        var report = string.Join('\n', faults);

        Assert.True(report.Length == 0, report);
    }
}
