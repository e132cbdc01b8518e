namespace Telemetry.Client.Kvp.Provisioning;

/// <summary>The generation of a Hyper-V machine: the first has a BIOS, the second EFI.</summary>
internal enum FirmwareGeneration
{
    First,
    Second,
}
