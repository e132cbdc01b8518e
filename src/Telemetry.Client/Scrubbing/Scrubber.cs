namespace Telemetry.Client.Scrubbing;

/// <summary>
/// Takes out of a text what may name a person, a place or a secret, then cuts it to a length. Time is linear in the text; nothing
/// throws on any sequence of UTF-16 units.
/// </summary>
internal static class Scrubber
{
    /// <summary>What one pass leaves, the next may join anew; ordinary text comes to rest in the second.</summary>
    private const int MostPasses = 4;

    /// <summary>
    /// The scrubbed text, at most <paramref name="maxLength"/> UTF-16 units, ending with <c>…</c> where it was cut. Scrubbing it again changes
    /// nothing: a text that does not come to rest becomes <see cref="Marker.Text"/>.
    /// </summary>
    internal static string Scrub(string? text, int maxLength) => Scrub(text, maxLength, out _);

    /// <param name="steps">How many characters were looked at, those looked at twice counted twice.</param>
    internal static string Scrub(string? text, int maxLength, out long steps)
    {
        steps = 0;
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var current = VisibleText.Of(text);
        steps += text.Length;
        var quiet = Quiet.None;
        for (var i = 0; i < MostPasses; i++)
        {
            var pass = new ScrubPass(current, maxLength, quiet);
            var whole = pass.Run();
            var next = TextCap.Cut(whole, maxLength);
            steps += pass.Steps;
            if (next == current)
            {
                return next;
            }

            current = next;
            // What was cut off could be looked ahead at.
            quiet = next.Length == whole.Length ? pass.Quiet : Quiet.None;
        }

        return Marker.Text;
    }
}
