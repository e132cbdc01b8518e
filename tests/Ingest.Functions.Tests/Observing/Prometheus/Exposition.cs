using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Functions.Tests.Observing.Prometheus;

/// <summary>
/// A strict reader of the text format 0.0.4 that asserts what a scraper relies on: help and type before the samples, one
/// group per metric, valid names, escapes and numbers, no series twice, and histograms that add up.
/// </summary>
internal sealed partial class Exposition
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly List<Sample> _samples = [];

    public IReadOnlyList<Sample> Samples => _samples;

    public IReadOnlyDictionary<string, string> Types => _types;

    public Dictionary<string, string> Helps { get; } = new(StringComparer.Ordinal);

    public static Exposition Parse(string text)
    {
        Assert.True(text.Length == 0 || text.EndsWith('\n'), "The last line must end in a newline.");
        var exposition = new Exposition();
        string? metric = null;
        foreach (var line in text.Split('\n')[..^1])
        {
            metric = exposition.ReadLine(line, metric);
        }

        exposition.CheckHistograms();
        return exposition;
    }

    public double Value(string name, params (string Name, string Value)[] labels) => Single(name, labels)?.Value ?? 0;

    public Sample? Single(string name, params (string Name, string Value)[] labels) =>
        _samples.SingleOrDefault(s => s.Name == name && s.Labels.Count == labels.Length && labels.All(l => s.Labels.GetValueOrDefault(l.Name) == l.Value));

    private string? ReadLine(string line, string? metric)
    {
        if (line.StartsWith("# HELP ", StringComparison.Ordinal))
        {
            var (name, help) = Split(line["# HELP ".Length..]);
            Assert.Matches(Name(), name);
            Assert.True(Helps.TryAdd(name, Unescape(help, "\\n")), $"{name} has two HELP lines.");
            return name;
        }

        if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
        {
            var (name, type) = Split(line["# TYPE ".Length..]);
            Assert.Equal(metric, name);
            Assert.Contains(type, (string[])["counter", "gauge", "histogram"]);
            Assert.True(_types.TryAdd(name, type), $"{name} has two TYPE lines.");
            return name;
        }

        Assert.False(line.StartsWith('#'), line);
        var sample = ReadSample(line);
        Assert.NotNull(metric);
        var isOfMetric = _types[metric] == "histogram"
            ? sample.Name == metric + "_bucket" || sample.Name == metric + "_sum" || sample.Name == metric + "_count"
            : sample.Name == metric;
        Assert.True(isOfMetric, $"{sample.Name} stands under {metric}.");
        Assert.DoesNotContain(_samples, s => s.Key == sample.Key);
        _samples.Add(sample);
        return metric;
    }

    private static Sample ReadSample(string line)
    {
        var name = NameAtStart().Match(line).Value;
        Assert.NotEmpty(name);
        var at = name.Length;
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (line[at] == '{')
        {
            do
            {
                at++;
                var label = LabelAtStart().Match(line[at..]).Value;
                Assert.NotEmpty(label);
                at += label.Length;
                Assert.Equal("=\"", line.Substring(at, 2));
                at += 2;
                var end = at;
                while (line[end] != '"')
                {
                    end += line[end] == '\\' ? 2 : 1;
                }

                Assert.True(labels.TryAdd(label, Unescape(line[at..end], "\\n\"")), $"{label} comes twice.");
                at = end + 1;
            }
            while (line[at] == ',');
            Assert.Equal('}', line[at]);
            at++;
        }

        Assert.Equal(' ', line[at]);
        return new Sample(name, labels, ReadNumber(line[(at + 1)..]));
    }

    private static double ReadNumber(string text)
    {
        if (text is "+Inf" or "-Inf" or "NaN")
        {
            return text == "+Inf" ? double.PositiveInfinity : text == "-Inf" ? double.NegativeInfinity : double.NaN;
        }

        Assert.Matches(@"\A-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?\z", text);
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static string Unescape(string text, string known)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            Assert.True(i < text.Length && known.Contains(text[i], StringComparison.Ordinal), $"Unknown escape in {text}");
            plain.Append(text[i] == 'n' ? '\n' : text[i]);
        }

        return plain.ToString();
    }

    private void CheckHistograms()
    {
        foreach (var name in _types.Where(t => t.Value == "histogram").Select(t => t.Key))
        {
            var groups = _samples.Where(s => s.Name == name + "_bucket").GroupBy(s => s.KeyWithout("le"));
            foreach (var group in groups)
            {
                var buckets = group.Select(s => (Bound: ReadNumber(s.Labels["le"]), s.Value)).ToList();
                Assert.Equal(buckets.OrderBy(b => b.Bound).ToList(), buckets);
                Assert.True(buckets.Zip(buckets.Skip(1)).All(p => p.First.Bound < p.Second.Bound && p.First.Value <= p.Second.Value), $"{name} does not add up.");
                Assert.Equal(double.PositiveInfinity, buckets[^1].Bound);
                var rest = group.Key[(name.Length + "_bucket".Length)..];
                Assert.Equal(buckets[^1].Value, _samples.Single(s => s.Key == name + "_count" + rest).Value);
                Assert.Single(_samples, s => s.Key == name + "_sum" + rest);
            }
        }
    }

    private static (string Name, string Text) Split(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        Assert.True(space > 0, text);
        return (text[..space], text[(space + 1)..]);
    }

    [GeneratedRegex(@"\A[a-zA-Z_:][a-zA-Z0-9_:]*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-zA-Z_:][a-zA-Z0-9_:]*")]
    private static partial Regex NameAtStart();

    [GeneratedRegex(@"\A[a-zA-Z_][a-zA-Z0-9_]*")]
    private static partial Regex LabelAtStart();
}
