using System.Text;
using Telemetry.Schema;

namespace Ingest.Functions.Validating;

/// <summary>Takes event ids out of events for answers.</summary>
internal static class EventIds
{
    private const int QuotedLength = 38;

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
