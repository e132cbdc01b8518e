namespace Ingest.Functions.Configuring;

/// <summary>The configuration cannot be run with. Every fault is named, each with its setting.</summary>
internal sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception($"The configuration is not usable:{string.Concat(faults.Select(f => $"\n  {f}"))}")
{
    public SettingsException(string fault)
        : this([fault])
    {
    }
}
