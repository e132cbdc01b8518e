using System.Globalization;

namespace Ingest.Bench.Load;

/// <summary>One line to the load process: send this, so often as it goes, for so long.</summary>
/// <param name="RequestFile">The file with the whole request as bytes.</param>
internal sealed record LoadOrder(int Port, int Connections, TimeSpan Time, string RequestFile)
{
    public string Line() =>
        string.Create(CultureInfo.InvariantCulture, $"{Port} {Connections} {Time.TotalMilliseconds:0} {RequestFile}");

    public static LoadOrder Parse(string line)
    {
        var parts = line.Split(' ', 4);
        return new(Whole(parts[0]), Whole(parts[1]), TimeSpan.FromMilliseconds(Whole(parts[2])), parts[3]);
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
