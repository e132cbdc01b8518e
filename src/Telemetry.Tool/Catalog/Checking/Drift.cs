using Telemetry.Tool.Catalog.Generating;

namespace Telemetry.Tool.Catalog.Checking;

/// <summary>Compares what the catalogue makes with what lies on disk.</summary>
internal static class Drift
{
    public static IReadOnlyList<Difference> Find(IReadOnlyList<GeneratedFile> made, CatalogueDisk disk)
    {
        var changed = made
            .Select(file => (file.Path, Actual: disk.Read(file.Path), Expected: file.Text))
            .Where(f => f.Actual != f.Expected)
            .Select(f => new Difference(f.Path, f.Actual is null ? DifferenceKind.Missing : DifferenceKind.Changed, f.Actual, f.Expected));
        var stale = disk.TypeFiles()
            .Except(made.Select(f => f.Path), StringComparer.Ordinal)
            .Select(path => new Difference(path, DifferenceKind.Stale, disk.Read(path), null));

        return [.. changed.Concat(stale).OrderBy(d => d.Path, StringComparer.Ordinal)];
    }
}
