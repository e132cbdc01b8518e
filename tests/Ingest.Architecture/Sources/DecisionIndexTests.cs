using Ingest.Testing;

namespace Ingest.Architecture.Sources;

public sealed class DecisionIndexTests
{
    [Fact]
    public void Index_Pages_AreAllListedInOrder()
    {
        var folder = RepositoryRoot.Path("docs", "decisions");
        var pages = Directory.GetFiles(folder, "????-*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal);

        var listed = File.ReadLines(Path.Combine(folder, "README.md"))
            .Where(line => line.StartsWith("| [", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..line.IndexOf(')', StringComparison.Ordinal)]);

        Assert.Equal(pages, listed);
    }
}
