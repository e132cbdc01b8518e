using System.Text.RegularExpressions;
using Ingest.Testing;

namespace Ingest.Architecture.Sources;

/// <summary>The solution builds, tests and locks every project there is.</summary>
public partial class SolutionTests
{
    [Fact]
    public void Solution_Projects_AreThoseOfTheCheckout()
    {
        var listed = ProjectPattern()
            .Matches(File.ReadAllText(RepositoryRoot.Path("Ingest.sln")))
            .Select(match => match.Groups["path"].Value.Replace('\\', '/'));

        Assert.Equal(SourceTree.Files(".csproj").Select(SourceTree.Name), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Project_AnyOfTheCheckout_HasALockFile()
    {
        var unlocked = SourceTree.Files(".csproj").Where(path => !File.Exists(Path.Combine(Path.GetDirectoryName(path)!, "packages.lock.json")));

        Assert.Empty(unlocked.Select(SourceTree.Name));
    }

    [GeneratedRegex(@"^Project\(.*?\) = "".*?"", ""(?<path>[^""]+\.csproj)""", RegexOptions.Multiline)]
    private static partial Regex ProjectPattern();
}
