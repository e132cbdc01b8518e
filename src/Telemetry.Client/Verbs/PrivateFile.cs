using System.Text;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Verbs;

/// <summary>A file that a person asked for: as a whole or not at all, and readable by that person alone.</summary>
internal static class PrivateFile
{
    /// <exception cref="IOException">It cannot be written.</exception>
    internal static void Write(string path, string text)
    {
        if (Directory.Exists(path) || !FileReplacement.TryReplace_NeedsLock(path, Encoding.UTF8.GetBytes(text)))
        {
            throw new IOException($"{path} cannot be written; expected a file in a folder that is there and yours. Nothing was written.");
        }
    }
}
