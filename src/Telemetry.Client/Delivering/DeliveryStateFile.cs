using System.Globalization;
using System.Text;
using Telemetry.Client.Events;
using Telemetry.Client.Placing;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Keeps the state in the spool's folder as lines of <c>name value</c>, which every start reads and a person can. Written by the
/// one process that drains, by a new file and a rename; what cannot be read counts as nothing known.
/// </summary>
internal sealed class DeliveryStateFile(SpoolFolder folder)
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "delivery";

    private const string TemporaryName = "delivery.tmp";

    internal DeliveryState Read()
    {
        try
        {
            return folder.Disk.Read(folder.PathOf(FileName)) is { } text ? Parse(AsciiText.Of(text)) : new();
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            return new();
        }
    }

    /// <exception cref="IOException">It was not written; the old one is as it was.</exception>
    internal void Write(DeliveryState state)
    {
        // Made anew each time: one that a crash left may have any length.
        folder.Disk.Delete(folder.PathOf(TemporaryName));
        using var file = folder.Disk.Create(folder.PathOf(TemporaryName));
        file.Write(Encoding.UTF8.GetBytes(Text(state)), 0);
        file.CloseAs(folder.PathOf(FileName));
    }

    internal static string Text(DeliveryState state)
    {
        var text = new StringBuilder();
        Line("last_attempt", Written(state.LastAttempt));
        Line("next_attempt", Written(state.NextAttempt));
        Line("paused_until", Written(state.PausedUntil));
        Line("failures", Written(state.Failures));
        Line("most_events", Written(state.MostEvents));
        Line("last_accepted", Written(state.LastAccepted));
        Line("last_report", Written(state.LastReport));
        Line("sent", Written(state.Sent));
        Line("spooled_at_report", Written(state.SpooledAtReport));
        Line("dropped", state.Lost.ToString());
        return text.ToString();

        void Line(string name, string? value)
        {
            if (value is not null)
            {
                text.Append(name).Append(' ').Append(value).Append('\n');
            }
        }
    }

    internal static DeliveryState Parse(string text)
    {
        var state = new DeliveryState();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
            var space = text.IndexOf(' ', start, end - start);
            var value = space < 0 ? "" : text[(space + 1)..end];
            var name = space < 0 ? "" : text[start..space];
            start = end + 1;
            state = name switch
            {
                "last_attempt" => state with { LastAttempt = Moment(value) },
                "next_attempt" => state with { NextAttempt = Moment(value) },
                "paused_until" => state with { PausedUntil = Moment(value) },
                "failures" => state with { Failures = (int)Math.Min(Number(value), int.MaxValue) },
                "most_events" => state with { MostEvents = (int)Math.Clamp(Number(value), 1, int.MaxValue) },
                "last_accepted" => state with { LastAccepted = Moment(value) },
                "last_report" => state with { LastReport = Moment(value) },
                "sent" => state with { Sent = Number(value) },
                "spooled_at_report" => state with { SpooledAtReport = Number(value) },
                "dropped" => state with { Lost = LossCounts.Parse(value) },
                _ => state,
            };
        }

        return state;
    }

    private static string? Written(DateTimeOffset? moment) => moment is { } known ? WireText.Of(known) : null;

    private static string? Written(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(string value) =>
        WireText.TryReadTime(value, out var moment) ? moment : null;

    private static long Number(string value) => WireText.TryReadCount(value, out var number) ? number : 0;
}
