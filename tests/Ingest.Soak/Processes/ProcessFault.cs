namespace Ingest.Soak.Processes;

/// <summary>A process did not start, or ended when it should not have.</summary>
internal sealed class ProcessFault(string message) : Exception(message);
