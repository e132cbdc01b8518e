using System.Globalization;

namespace Telemetry.Panels.Rows;

/// <summary>An identifier in 16 bytes: a UUID as it is, any other text as its number in the pool of texts.</summary>
internal readonly record struct RowKey(ulong High, ulong Low)
{
    // No UUIDv7 of the next 8,000 years begins like this.
    private const ulong Pooled = ulong.MaxValue;

    private const int UuidLength = 36;

    public bool IsEmpty => this == default;

    public static RowKey Of(ReadOnlySpan<char> text, TextPool texts)
    {
        if (text.IsEmpty)
        {
            return default;
        }

        Span<byte> bytes = stackalloc byte[16];
        return text.Length == UuidLength && !text.ContainsAnyInRange('A', 'F') && Guid.TryParseExact(text, "D", out var uuid) && uuid.TryWriteBytes(bytes, bigEndian: true, out _)
            ? new RowKey(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]))
            : new RowKey(Pooled, (ulong)texts.Of(text));
    }

    public string Text(TextPool texts) => this switch
    {
        { IsEmpty: true } => "",
        { High: Pooled } => texts[(int)Low],
        _ => string.Create(CultureInfo.InvariantCulture, $"{High >> 32:x8}-{(High >> 16) & 0xffff:x4}-{High & 0xffff:x4}-{Low >> 48:x4}-{Low & 0xffffffffffff:x12}"),
    };
}
