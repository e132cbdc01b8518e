namespace Telemetry.Schema.Catalogue;

/// <summary>The schema files do not make a catalogue; every fault found is listed.</summary>
public sealed class CatalogueException : Exception
{
    internal CatalogueException(IReadOnlyList<CatalogueFault> faults)
        : base($"The event catalogue has {faults.Count} fault(s):{string.Concat(faults.Select(f => $"\n  {f}"))}")
    {
        Faults = faults;
    }

    /// <summary>The faults, ordered by file and place; at least one.</summary>
    public IReadOnlyList<CatalogueFault> Faults { get; }
}
