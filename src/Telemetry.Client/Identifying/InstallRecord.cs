using System.Globalization;
using System.Text;
using Telemetry.Client.Events;
using Telemetry.Client.Placing;

namespace Telemetry.Client.Identifying;

/// <summary>The identifier's file: the UUID, a space, and the Unix seconds of its making.</summary>
internal sealed record InstallRecord(Guid Id, DateTimeOffset MadeAt)
{
    /// <summary>After this long the identifier is replaced: 90 days, as the envelope's schema promises.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    internal byte[] ToBytes() => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Id} {MadeAt.ToUnixTimeSeconds()}\n"));

    /// <summary>Null where the bytes are no such record.</summary>
    internal static InstallRecord? Read(ReadOnlySpan<byte> bytes)
    {
        var text = AsciiText.Of(bytes).AsSpan().TrimEnd();
        if (text.Length <= WireText.IdLength
            || text[WireText.IdLength] != ' '
            || !Guid.TryParseExact(text[..WireText.IdLength], "D", out var id)
            || !WireText.TryReadCount(text[(WireText.IdLength + 1)..], out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return null;
        }

        return new(id, DateTimeOffset.FromUnixTimeSeconds(seconds));
    }

    /// <summary>A making that lies as far ahead is no better known than one that lies back: the clock was wrong then or is now.</summary>
    internal bool IsCurrentAt(DateTimeOffset now) => (now - MadeAt).Duration() < Lifetime;
}
