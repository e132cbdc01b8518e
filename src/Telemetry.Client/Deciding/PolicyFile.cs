using Telemetry.Client.Consenting;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Deciding;

/// <summary>The policy of platforms that keep it in a file below <c>/etc</c>.</summary>
internal static class PolicyFile
{
    internal const string Name = "telemetry-policy.json";

    internal static string PathOf(string app, string etc = "/etc") => $"{etc}/{FolderName.Of(app)}/{Name}";

    internal static MachinePolicy Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var buffer = new byte[ConsentReading.MaxBytes + 1];
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length > ConsentReading.MaxBytes ? MachinePolicy.Unreadable : PolicyReading.OfFile(buffer.AsMemory(0, length));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return MachinePolicy.Absent;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return MachinePolicy.Unreadable;
        }
    }
}
