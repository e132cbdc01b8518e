namespace Ingest.Functions.Tests.Observing.Prometheus;

/// <summary>One line of figures.</summary>
internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>What tells this series from all others.</summary>
    public string Key => KeyWithout("");

    public string KeyWithout(string label) =>
        Name + string.Concat(Labels.Where(l => l.Key != label).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"|{l.Key}={l.Value}"));
}
