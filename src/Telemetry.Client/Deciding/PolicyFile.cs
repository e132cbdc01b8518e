using Telemetry.Client.Placing;

namespace Telemetry.Client.Deciding;

/// <summary>The policy of platforms that keep it in a file below <c>/etc</c>.</summary>
internal static class PolicyFile
{
    internal const string Name = "telemetry-policy.json";

    internal static string PathOf(string app, string etc = "/etc") => etc + "/" + FolderName.Of(app) + "/" + Name;

    internal static MachinePolicy Read(string path)
    {
        try
        {
            return SmallFile.Read(path) is { } json ? PolicyReading.OfFile(json) : MachinePolicy.Absent;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return MachinePolicy.Unreadable;
        }
    }
}
