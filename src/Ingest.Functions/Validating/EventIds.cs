using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Telemetry.Schema;

namespace Ingest.Functions.Validating;

/// <summary>Takes event ids out of events for answers and for telling copies.</summary>
internal static class EventIds
{
    private const int QuotedLength = 38;

    /// <summary>The id of an event that conforms to the envelope's schema.</summary>
    public static UInt128 Parse(ReadOnlySpan<byte> utf8, JsonMember member)
    {
        var quoted = utf8.Slice(member.Start, member.Length);
        if (quoted.Length == QuotedLength && Utf8Parser.TryParse(quoted[1..^1], out Guid plain, out _))
        {
            return Unsafe.BitCast<Guid, UInt128>(plain);
        }

        // Written with escapes it is the same id.
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return Unsafe.BitCast<Guid, UInt128>(reader.GetGuid());
    }

    /// <summary>The id where the member holds a UUID's 36 characters; otherwise null, so that no caller's text is echoed.</summary>
    public static string? Read(ReadOnlySpan<byte> utf8, JsonMember member)
    {
        if (member.Length != QuotedLength)
        {
            return null;
        }

        var text = utf8.Slice(member.Start + 1, member.Length - 2);
        return Guid.TryParseExact(Encoding.ASCII.GetString(text), "D", out var id) ? id.ToString("D") : null;
    }
}
