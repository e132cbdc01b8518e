using System.Text;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

/// <summary>Bodies cut by <see cref="EventSplitter"/>.</summary>
internal sealed record Splits(SplitResult Result, IReadOnlyList<EventSlice> Slices, IReadOnlyList<string> Texts)
{
    public static Splits Of(string body, BodyFormat format) => Of(Encoding.UTF8.GetBytes(body), format);

    public static Splits Of(byte[] body, BodyFormat format)
    {
        var slices = new List<EventSlice>();
        var result = EventSplitter.Split(body, format, slices);
        return new Splits(result, slices, [.. slices.Select(s => Encoding.UTF8.GetString(body, s.Start, s.Length))]);
    }

    /// <summary>JSON of so many levels, the last of which is <paramref name="innermost"/>; objects and arrays take turns.</summary>
    public static string Nested(int levels, string innermost)
    {
        var opening = new StringBuilder();
        var closing = new StringBuilder();
        for (var level = 1; level < levels; level++)
        {
            opening.Append(level % 2 == 1 ? "{\"a\":" : "[");
            closing.Insert(0, level % 2 == 1 ? '}' : ']');
        }

        return $"{opening}{innermost}{closing}";
    }

    /// <summary>A JSON object of exactly so many bytes.</summary>
    public static string OfBytes(int bytes) => $"{{\"a\":\"{new string('x', bytes - 8)}\"}}";
}
