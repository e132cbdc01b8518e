using System.Runtime;
using System.Runtime.InteropServices;

namespace Ingest.Bench.Reporting;

/// <summary>What kind of machine the figures come from; nothing that names it.</summary>
/// <param name="Processors">Logical processors that the process may use.</param>
internal sealed record MachineClass(int Processors, string Architecture, string System, string Runtime, string Collector)
{
    public static MachineClass Here() => new(
        Environment.ProcessorCount,
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux",
        RuntimeInformation.FrameworkDescription,
        GCSettings.IsServerGC ? "server" : "workstation");
}
