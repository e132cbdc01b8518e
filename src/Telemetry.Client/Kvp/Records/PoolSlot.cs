using System.Text;

namespace Telemetry.Client.Kvp.Records;

/// <summary>One record as it stands in the file: both fields without the zeros behind them, whatever else they hold.</summary>
internal readonly record struct PoolSlot(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Cuts a whole record, of <see cref="KvpLimits.Record"/> bytes, into its fields.</summary>
    internal static PoolSlot Of(ReadOnlyMemory<byte> record) => new(
        Trim(record[..KvpLimits.KeyField]),
        Trim(record.Slice(KvpLimits.KeyField, KvpLimits.ValueField)));

    /// <summary>The record as text; null where a field is not UTF-8 or the key is empty, which no writer makes on purpose.</summary>
    internal KvpRecord? Read() => TryText(Key) is { Length: > 0 } key && TryText(Value) is { } value ? new KvpRecord(key, value) : null;

    internal static string? TryText(ReadOnlyMemory<byte> field)
    {
        try
        {
            return Strict.GetString(field.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> field) => field[..(field.Span.LastIndexOfAnyExcept((byte)0) + 1)];
}
