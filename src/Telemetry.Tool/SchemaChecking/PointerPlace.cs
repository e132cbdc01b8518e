using System.Globalization;
using System.Text.Json;

namespace Telemetry.Tool.SchemaChecking;

/// <summary>Where in a document's bytes the value of a JSON Pointer (RFC 6901) begins.</summary>
internal static class PointerPlace
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = int.MaxValue };

    /// <summary>The value's offset; that of the nearest value around it where there is none, as for a member that is missing.</summary>
    /// <param name="utf8">A well-formed document.</param>
    public static int Find(ReadOnlySpan<byte> utf8, string pointer)
    {
        var reader = new Utf8JsonReader(utf8, Deep);
        reader.Read();
        var at = (int)reader.TokenStartIndex;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            if (!Enter(ref reader, segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
            {
                break;
            }

            at = (int)reader.TokenStartIndex;
        }

        return at;
    }

    /// <summary>Where a document stops being JSON; null where it does not.</summary>
    public static int? Break(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Deep);
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0);
            var start = 0;
            for (; line > 0; line--)
            {
                start += utf8[start..].IndexOf((byte)'\n') + 1;
            }

            return start + (int)(e.BytePositionInLine ?? 0);
        }
    }

    private static bool Enter(ref Utf8JsonReader reader, string segment)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals(segment);
                reader.Read();
                if (found)
                {
                    return true;
                }

                reader.Skip();
            }

            return false;
        }

        if (reader.TokenType != JsonTokenType.StartArray || !int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
