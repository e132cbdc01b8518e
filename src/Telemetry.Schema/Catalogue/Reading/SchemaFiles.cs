using System.Reflection;

namespace Telemetry.Schema.Catalogue.Reading;

/// <summary>Where schema files come from: this assembly, or a directory.</summary>
internal static class SchemaFiles
{
    private const string ResourcePrefix = "schemas/";

    // Lies beside the schemas but is made from them.
    private const string ConsentLock = "consent.lock.json";

    public static IReadOnlyList<SchemaFile> Embedded()
    {
        var assembly = typeof(SchemaFiles).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(n => new SchemaFile(WithForwardSlashes(n[ResourcePrefix.Length..]), Bytes(assembly, n)))
            .OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>All JSON files below the directory: one that is misplaced or misnamed is a fault, not an event that is silently unknown.</summary>
    public static IReadOnlyList<SchemaFile> In(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"There is no directory '{directory}'; give the one that holds {EnvelopeDefinition.FileName}.");
        }

        return [.. Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: WithForwardSlashes(Path.GetRelativePath(directory, path))))
            .Where(file => file.Name != ConsentLock)
            .Select(file => new SchemaFile(file.Name, File.ReadAllBytes(file.Path)))
            .OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    // The build makes resource names with the separators of the machine it ran on.
    private static string WithForwardSlashes(string path) => path.Replace('\\', '/');

    private static byte[] Bytes(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
