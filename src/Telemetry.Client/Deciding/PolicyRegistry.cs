using System.Runtime.Versioning;
using Microsoft.Win32;

namespace Telemetry.Client.Deciding;

/// <summary>
/// The policy of Windows: <c>HKLM\SOFTWARE\Policies\&lt;app&gt;</c>, a DWORD. A person's own hive is not looked at: it is no policy.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class PolicyRegistry
{
    internal static MachinePolicy Read(string app)
    {
        using var machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Default);
        using var policies = machine.OpenSubKey($@"SOFTWARE\Policies\{app}", writable: false);
        return PolicyReading.Of(policies?.GetValue(PolicyReading.ValueName));
    }
}
