using System.Text;

namespace Telemetry.Client.Kvp.Records;

/// <summary>Text to the bytes of records, and what cannot be one.</summary>
internal static class RecordEncoding
{
    /// <summary>The records' bytes, one after the other. Halves of surrogate pairs become U+FFFD: the host gives up on all records for one that is not UTF-8.</summary>
    /// <exception cref="KvpException">A record cannot be written in <paramref name="mode"/>; the message names the limit and the size.</exception>
    internal static byte[] Encode(IReadOnlyList<KvpRecord> records, KvpMode mode)
    {
        var bytes = new byte[records.Count * KvpLimits.Record];
        Encode(records, mode, bytes);
        return bytes;
    }

    /// <inheritdoc cref="Encode(IReadOnlyList{KvpRecord}, KvpMode)" />
    /// <param name="destination">As long as the records; what it held is gone.</param>
    internal static void Encode(IReadOnlyList<KvpRecord> records, KvpMode mode, Span<byte> destination)
    {
        destination.Clear();
        for (var i = 0; i < records.Count; i++)
        {
            Encode(records[i], mode, destination.Slice(i * KvpLimits.Record, KvpLimits.Record));
        }
    }

    /// <exception cref="KvpException">The record cannot be written.</exception>
    private static void Encode(KvpRecord record, KvpMode mode, Span<byte> destination)
    {
        if (record.Key.Length == 0)
        {
            throw Refused("A key must have at least one character, and this one is empty.");
        }

        Field("key", record.Key, KvpLimits.Key(mode), mode, destination[..KvpLimits.KeyField]);
        Field("value", record.Value, KvpLimits.Value(mode), mode, destination[KvpLimits.KeyField..]);
    }

    private static void Field(string name, string text, int limit, KvpMode mode, Span<byte> field)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw Refused($"A {name} must not hold a NUL character: the record would end there.");
        }

        var size = Encoding.UTF8.GetByteCount(text);
        if (size > limit)
        {
            throw Refused($"A {name} may have {limit} bytes of UTF-8{(mode == KvpMode.Safe ? ", which is what the host reads whole" : "")}; this one has {size}.");
        }

        Encoding.UTF8.GetBytes(text, field);
    }

    private static KvpException Refused(string message) => new(KvpFault.Refused, message);
}
