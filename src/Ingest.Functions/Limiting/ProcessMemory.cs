namespace Ingest.Functions.Limiting;

/// <summary>The memory that the garbage collector manages, which is where bodies and rows lie.</summary>
internal sealed class ProcessMemory : IProcessMemory
{
    public MemorySample Read() => new(GC.GetTotalMemory(forceFullCollection: false), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    public void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
}
