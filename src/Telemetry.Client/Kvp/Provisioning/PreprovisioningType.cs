namespace Telemetry.Client.Kvp.Provisioning;

/// <summary>How far the platform had set the machine up before it got an owner; the report's <c>pps_type</c>.</summary>
internal enum PreprovisioningType
{
    None,
    PreprovisionedOSDisk,
    Running,
    Savable,
    Unknown,
}
