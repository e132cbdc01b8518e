using System.Text.Json;
using System.Text.Unicode;

namespace Ingest.Functions.Reading;

/// <summary>
/// Cuts a body into the byte ranges of its events. Nothing is built from them: lines are found by their ends, the
/// elements of an array by one pass of a reader; a lone object is left to the validator.
/// </summary>
internal static class EventSplitter
{
    private static ReadOnlySpan<byte> Blank => " \t\r\n"u8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static SplitResult Split(ReadOnlySpan<byte> body, BodyFormat format, List<EventSlice> slices)
    {
        var start = body.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (format == BodyFormat.JsonLines)
        {
            return SplitLines(body, start, slices);
        }

        var first = body[start..].IndexOfAnyExcept(Blank);
        if (first < 0)
        {
            return SplitResult.Empty;
        }

        start += first;
        switch (body[start])
        {
            case (byte)'{':
                var length = body[start..].TrimEnd(Blank).Length;
                slices.Add(Slice(start, length, SliceFault.None));
                return SplitResult.Single;
            case (byte)'[':
                return SplitArray(body[start..], start, slices);
            default:
                return SplitResult.Malformed;
        }
    }

    private static SplitResult SplitLines(ReadOnlySpan<byte> body, int start, List<EventSlice> slices)
    {
        while (start < body.Length)
        {
            var rest = body[start..];
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            var indent = line.IndexOfAnyExcept(Blank);
            if (indent >= 0)
            {
                if (slices.Count == IngestLimits.Events)
                {
                    return SplitResult.TooMany;
                }

                slices.Add(Slice(start + indent, line[indent..].TrimEnd(Blank).Length, SliceFault.None));
            }

            start += line.Length + 1;
        }

        return slices.Count == 0 ? SplitResult.Empty : SplitResult.Batch;
    }

    private static SplitResult SplitArray(ReadOnlySpan<byte> array, int offset, List<EventSlice> slices)
    {
        if (!Utf8.IsValid(array))
        {
            return SplitResult.Malformed;
        }

        try
        {
            return WalkArray(array, offset, slices);
        }
        catch (JsonException)
        {
            return SplitResult.Malformed;
        }
    }

    private static SplitResult WalkArray(ReadOnlySpan<byte> array, int offset, List<EventSlice> slices)
    {
        // One deep event must not make the others unreadable, so the reader itself is given no limit that matters.
        var reader = new Utf8JsonReader(array, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (slices.Count == IngestLimits.Events)
            {
                return SplitResult.TooMany;
            }

            var start = (int)reader.TokenStartIndex;
            var fault = SkipElement(ref reader);
            slices.Add(Slice(offset + start, (int)reader.BytesConsumed - start, fault));
        }

        // Reading on refuses whatever follows the array's end.
        reader.Read();
        return slices.Count == 0 ? SplitResult.Empty : SplitResult.Batch;
    }

    private static SliceFault SkipElement(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return SliceFault.None;
        }

        var outside = reader.CurrentDepth;
        var levels = 1;
        while (reader.Read() && reader.CurrentDepth > outside)
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                levels = Math.Max(levels, reader.CurrentDepth - outside + 1);
            }
        }

        return levels > IngestLimits.Depth ? SliceFault.TooDeep : SliceFault.None;
    }

    private static EventSlice Slice(int start, int length, SliceFault fault) =>
        new(start, length, length > IngestLimits.EventBytes ? SliceFault.TooLarge : fault);
}
