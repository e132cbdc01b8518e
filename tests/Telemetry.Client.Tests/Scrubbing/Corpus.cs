using System.Globalization;
using System.Text.RegularExpressions;

namespace Telemetry.Client.Tests.Scrubbing;

/// <summary>
/// The lines of a corpus. Characters that no editor shows stand as <c>⏎ ⇥ ␛ ␇</c> or as <c>{200B}</c>; <c>{+}</c> is nothing: it keeps made-up secrets from
/// looking real to scanners.
/// </summary>
internal static partial class Corpus
{
    internal static IReadOnlyList<LeakLine> Leaks { get; } = [.. Lines("leaks").Select(Leak)];

    internal static IReadOnlyList<string> Keep { get; } = [.. Lines("keep").Select(Characters)];

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(Corpus).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))];
    }

    private static LeakLine Leak(string line)
    {
        var fields = line.Split('\t');
        return new(Characters(fields[0]), Characters(fields[1]).Split('¦'), fields.Length > 2 ? Characters(fields[2]) : null);
    }

    private static string Characters(string field) => Named().Replace(
        field.Replace("{+}", "", StringComparison.Ordinal).Replace('⏎', '\n').Replace('⇥', '\t').Replace('␛', '\u001B').Replace('␇', '\u0007'),
        match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\{([0-9A-F]{4})\}")]
    private static partial Regex Named();
}
