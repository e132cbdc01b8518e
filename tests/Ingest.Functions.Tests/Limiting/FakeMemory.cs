using Ingest.Functions.Limiting;

namespace Ingest.Functions.Tests.Limiting;

/// <summary>Memory that is used as much as the test says.</summary>
internal sealed class FakeMemory : IProcessMemory
{
    public MemorySample Sample { get; set; } = new(0, 1_000);

    public int Reads { get; private set; }

    public int Collections { get; private set; }

    public MemorySample Read()
    {
        Reads++;
        return Sample;
    }

    public void Collect() => Collections++;
}
