namespace Ingest.Functions.Limiting;

/// <summary>The memory of this process.</summary>
internal interface IProcessMemory
{
    MemorySample Read();

    /// <summary>Asks for what is garbage to be given back, without waiting for it.</summary>
    void Collect();
}
