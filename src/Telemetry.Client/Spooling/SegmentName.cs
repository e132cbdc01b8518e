using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Telemetry.Client.Events;

namespace Telemetry.Client.Spooling;

/// <summary>The name of a segment's file.</summary>
/// <param name="Id">A UUIDv7; its time is the age of what the segment holds.</param>
/// <param name="State">Who has it.</param>
internal sealed record SegmentName(Guid Id, SegmentState State)
{
    /// <summary>UUIDv7: the first 48 bits are milliseconds since 1970 (RFC 9562, section 5.7).</summary>
    internal DateTimeOffset Time
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            Id.TryWriteBytes(bytes, bigEndian: true, out _);
            // 48 bits reach far beyond the year 9999.
            return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16, MaxMilliseconds));
        }
    }

    private static long MaxMilliseconds => DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>False for any other file: what we did not name we do not touch.</summary>
    internal static bool TryParse(ReadOnlySpan<char> file, [NotNullWhen(true)] out SegmentName? name)
    {
        name = null;
        if (file.Length <= WireText.IdLength || !Guid.TryParseExact(file[..WireText.IdLength], "D", out var id))
        {
            return false;
        }

        SegmentState? state = file[WireText.IdLength..] switch
        {
            ".open" => SegmentState.Open,
            ".ready" => SegmentState.Ready,
            ".sending" => SegmentState.Sending,
            ".tmp" => SegmentState.Temporary,
            _ => null,
        };
        if (state is { } known)
        {
            name = new(id, known);
        }

        return name is not null;
    }

    public override string ToString() => WireText.Of(Id) + State switch
    {
        SegmentState.Open => ".open",
        SegmentState.Ready => ".ready",
        SegmentState.Sending => ".sending",
        _ => ".tmp",
    };
}
