using System.Globalization;
using System.Text;

namespace Telemetry.Client.Placing;

/// <summary>Makes an app's name safe as the name of a folder on every platform.</summary>
internal static class FolderName
{
    /// <summary>Device names, which Windows takes for devices with any extension and in any folder (Naming Files, Microsoft Learn).</summary>
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL"];

    /// <summary>
    /// ASCII letters, digits, <c>-</c>, <c>_</c> and inner dots stay. A name that had to be changed gets a hash of the original,
    /// so that two apps never share a folder.
    /// </summary>
    internal static string Of(string app)
    {
        var safe = new StringBuilder(app.Length);
        for (var i = 0; i < app.Length; i++)
        {
            var isInner = i > 0 && i < app.Length - 1;
            var stays = char.IsAsciiLetterOrDigit(app[i]) || app[i] is '-' or '_' || (app[i] == '.' && isInner);
            safe.Append(stays ? app[i] : '-');
        }

        var name = safe.ToString();
        return name == app && !IsDevice(name) ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{Hash(app):x8}");
    }

    private static bool IsDevice(string name)
    {
        var stem = name.AsSpan(0, name.IndexOf('.') is var dot and >= 0 ? dot : name.Length);
        if (stem.Length is not (3 or 4))
        {
            // Asked first: what compares without case has more to load than most starts need.
            return false;
        }

        foreach (var device in Devices)
        {
            if (stem.Equals(device, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return stem.Length == 4
            && char.IsAsciiDigit(stem[3])
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>FNV-1a (draft-eastlake-fnv): the same in every process, and no cryptographic library to load.</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ octet) * 16777619u;
        }

        return hash;
    }
}
