using System.Globalization;
using System.Text;

namespace Telemetry.Client.Kvp.Records;

/// <summary>
/// Cuts a value that is too long for one record at the ends of characters. One chunk keeps the key as it is; of several each has
/// its number behind a bar, since the host keeps one record per key.
/// </summary>
internal static class ValueChunks
{
    /// <summary>Bytes that a key must leave free for the number of a chunk: a bar and up to four digits.</summary>
    internal const int SuffixBytes = 5;

    internal static IReadOnlyList<KvpRecord> Of(string key, string value, int limit = KvpLimits.SafeValue)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        if (bytes.Length <= limit)
        {
            return [new KvpRecord(key, value)];
        }

        var records = new List<KvpRecord>();
        for (var start = 0; start < bytes.Length;)
        {
            var end = CharacterEnd(bytes, start, limit);
            var number = records.Count.ToString(CultureInfo.InvariantCulture);
            records.Add(new KvpRecord($"{key}|{number}", Encoding.UTF8.GetString(bytes, start, end - start)));
            start = end;
        }

        return records;
    }

    private static int CharacterEnd(byte[] bytes, int start, int limit)
    {
        var end = Math.Min(start + limit, bytes.Length);
        while (end < bytes.Length && IsContinuation(bytes[end]))
        {
            end--;
        }

        return end;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
