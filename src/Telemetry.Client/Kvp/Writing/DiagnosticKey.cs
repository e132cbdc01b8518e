using System.Text;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Kvp.Writing;

/// <summary>The key of a record: <c>app-version|vm_id|LEVEL|name|id</c>, short enough to leave room for the number of a chunk.</summary>
internal static class DiagnosticKey
{
    /// <summary>Stands for a machine whose id this process may not read, as cloud-init writes it.</summary>
    internal const string UnknownVm = "00000000-0000-0000-0000-000000000000";

    internal const int MaxBytes = KvpLimits.SafeKey - ValueChunks.SuffixBytes;

    private const char Bar = '|';

    /// <summary>The name may take half of what is variable; the program gets what is left.</summary>
    private const int MaxNameBytes = 84;

    internal static string Of(string app, string version, string vmId, DiagnosticEvent diagnostic)
    {
        var name = Fit(Part(diagnostic.Name), MaxNameBytes);
        var tail = string.Concat("|", vmId, $"|{diagnostic.Level}|{name}|", Part(diagnostic.Id));
        return Fit(Part($"{app}-{version}"), MaxBytes - Encoding.UTF8.GetByteCount(tail)) + tail;
    }

    /// <summary>A bar would begin the next part, and a zero would end the key.</summary>
    private static string Part(string text)
    {
        var written = text.ToCharArray();
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == Bar || char.IsControl(written[i]))
            {
                written[i] = '_';
            }
        }

        return new(written);
    }

    /// <summary>Cut at the end of a character.</summary>
    private static string Fit(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
        {
            return text;
        }

        var (bytes, length) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }
}
