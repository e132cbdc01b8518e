using Telemetry.Client.Placing;

namespace Telemetry.Client.Deciding;

/// <summary>Reads the policy of this machine from where its platform keeps policies. What cannot be read forbids.</summary>
internal static class MachinePolicies
{
    internal static MachinePolicy Read(string app)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return PolicyRegistry.Read(FolderName.Of(app));
            }

            return OperatingSystem.IsMacOS() ? ManagedPreferences.Read(FolderName.Of(app)) : PolicyFile.Read(PolicyFile.PathOf(app));
        }
        catch (Exception)
        {
            // Whatever a platform throws that is not known here.
            return MachinePolicy.Unreadable;
        }
    }
}
