using Ingest.Testing;

namespace Ingest.Architecture.Sources;

/// <summary>The hand-written files of the checkout, without what builds leave behind.</summary>
internal static class SourceTree
{
    private static readonly string[] Roots = ["src", "samples", "tests", "bench"];

    /// <summary>Absolute paths of the files with this ending, sorted.</summary>
    public static IReadOnlyList<string> Files(string ending) =>
    [
        .. Roots
            .Select(root => RepositoryRoot.Path(root))
            .Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateFiles(root, "*" + ending, SearchOption.AllDirectories))
            .Where(path => !path.EndsWith(".g.cs", StringComparison.Ordinal) && !IsBuildOutput(path))
            .Order(StringComparer.Ordinal)
    ];

    /// <summary>The path as it is written in the repository, with forward slashes.</summary>
    public static string Name(string path) => Path.GetRelativePath(RepositoryRoot.Path(), path).Replace('\\', '/');

    private static bool IsBuildOutput(string path) => Name(path).Split('/') is var parts && (parts.Contains("bin") || parts.Contains("obj"));
}
