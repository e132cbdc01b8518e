using System.Text;
using Telemetry.Tool.Catalog.Checking;

namespace Telemetry.Tool.Catalog;

/// <summary>The files below the root, as the catalogue's commands read and write them.</summary>
internal sealed class CatalogueDisk(CatalogLayout layout)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A file's text, or null when there is none.</summary>
    public string? Read(string path) => layout.Absolute(path) is var file && File.Exists(file) ? File.ReadAllText(file, Utf8) : null;

    /// <summary>The generated types that lie there now.</summary>
    public IReadOnlyList<string> TypeFiles()
    {
        var directory = layout.Absolute(CatalogLayout.Types);
        return Directory.Exists(directory)
            ? [.. Directory.EnumerateFiles(directory, "*.g.cs").Select(f => $"{CatalogLayout.Types}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal)]
            : [];
    }

    public void Apply(Difference difference)
    {
        var file = layout.Absolute(difference.Path);
        if (difference.Expected is null)
        {
            File.Delete(file);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        // Beside the target, so that the rename stays within one file system and is atomic.
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, difference.Expected, Utf8);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
