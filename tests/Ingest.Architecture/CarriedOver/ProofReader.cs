using System.Text.RegularExpressions;

namespace Ingest.Architecture.CarriedOver;

/// <summary>
/// Finds the tests that name what they prove: in C# by <c>[Trait("Carries", "id")]</c> over a test or a class of tests, in scripts
/// by a comment <c>Carries: id</c>.
/// </summary>
internal static partial class ProofReader
{
    public static IEnumerable<Proof> Read(string file, IEnumerable<string> lines) =>
        file.EndsWith(".cs", StringComparison.Ordinal) ? ReadCode(file, lines) : ReadScript(file, lines);

    private static IEnumerable<Proof> ReadCode(string file, IEnumerable<string> lines)
    {
        var type = "";
        var waiting = new List<string>();
        foreach (var line in lines)
        {
            if (line.TrimStart().StartsWith('['))
            {
                waiting.AddRange(TraitPattern().Matches(line).Select(m => m.Groups["id"].Value));
                continue;
            }

            var declaresType = TypePattern().Match(line);
            type = declaresType.Success ? declaresType.Groups["name"].Value : type;
            var method = MethodPattern().Match(line);
            if (!declaresType.Success && !method.Success)
            {
                continue;
            }

            foreach (var id in waiting)
            {
                yield return new Proof(id, file, declaresType.Success ? type : $"{type}.{method.Groups["name"].Value}");
            }

            waiting.Clear();
        }
    }

    private static IEnumerable<Proof> ReadScript(string file, IEnumerable<string> lines) =>
        lines.Select(line => CommentPattern().Match(line))
            .Where(match => match.Success)
            .SelectMany(match => match.Groups["id"].Captures.Select(id => new Proof(id.Value, file, Path.GetFileName(file))));

    [GeneratedRegex("""\bTrait\("Carries", "(?<id>[^"]+)"\)""")]
    private static partial Regex TraitPattern();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|sealed|abstract|static|partial) )*class (?<name>\w+)")]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"^\s*(?:public|internal) (?:static )?(?:async )?(?:void|Task|ValueTask) (?<name>\w+)\(")]
    private static partial Regex MethodPattern();

    [GeneratedRegex(@"^\s*(?:#|//) Carries: (?:(?<id>[a-z0-9.-]+)(?:, )?)+$")]
    private static partial Regex CommentPattern();
}
