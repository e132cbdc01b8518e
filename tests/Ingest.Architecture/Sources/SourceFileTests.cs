using System.Text.RegularExpressions;

namespace Ingest.Architecture.Sources;

/// <summary>How source files are cut, so that a reader finds a type by its file's name and reads it in one sitting.</summary>
public partial class SourceFileTests
{
    private const int MostLines = 350;

    [Fact]
    public void SourceFiles_OfTheCheckout_AreFound()
    {
        Assert.Contains(SourceTree.Files(".cs"), path => SourceTree.Name(path) == "tests/Ingest.Architecture/Sources/SourceFileTests.cs");
    }

    [Fact]
    public void SourceFile_AnyOfTheCheckout_HasAtMost350Lines()
    {
        var tooLong = SourceTree.Files(".cs")
            .Select(path => (Name: SourceTree.Name(path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.Name} has {file.Lines} lines.");

        AssertNone(tooLong);
    }

    [Fact]
    public void SourceFile_AnyOfTheCheckout_HoldsOneTypeOfItsName()
    {
        AssertNone(SourceTree.Files(".cs").Select(Fault).OfType<string>());
    }

    // All of them: xUnit's own assertion cuts a list short.
    private static void AssertNone(IEnumerable<string> faults)
    {
        var text = string.Join('\n', faults);

        Assert.True(text.Length == 0, text);
    }

    private static string? Fault(string path)
    {
        string[] types = [.. File.ReadLines(path).Select(line => TopLevelType().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value)];

        return types switch
        {
            [] => null,
            [var type] when Path.GetFileNameWithoutExtension(path).Split('.')[0] == type => null,
            [var type] => $"{SourceTree.Name(path)} holds {type}: name the file after it.",
            _ => $"{SourceTree.Name(path)} holds {string.Join(", ", types)}: give each a file of its own.",
        };
    }

    // Namespaces are file-scoped here, so a declaration that starts a line is a top-level one.
    [GeneratedRegex("""
        ^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe)\ )*
        (?:(?:class|struct|interface|enum|record(?:\ class|\ struct)?)\ (?<name>\w+)|delegate\ .*?\b(?<name>\w+)(?:<[^>(]*>)?\()
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TopLevelType();
}
