using System.Reflection;

namespace Telemetry.Schema.Catalogue.Reading;

/// <summary>Where schema files come from: this assembly, or a directory.</summary>
internal static class SchemaFiles
{
    private const string ResourcePrefix = "schemas/";

    private const string Extension = ".schema.json";

    public static IReadOnlyList<SchemaFile> Embedded()
    {
        var assembly = typeof(SchemaFiles).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(n => new SchemaFile(WithForwardSlashes(n[ResourcePrefix.Length..]), Bytes(assembly, n)))
            .OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    public static IReadOnlyList<SchemaFile> In(string directory)
    {
        var envelope = Path.Combine(directory, EnvelopeDefinition.FileName);
        var events = Path.Combine(directory, SchemaFile.EventFolder);
        return [.. (File.Exists(envelope) ? [envelope] : Array.Empty<string>())
            .Concat(Directory.Exists(events) ? Directory.EnumerateFiles(events, $"*{Extension}") : EventsMissing(directory))
            .Select(path => new SchemaFile(WithForwardSlashes(Path.GetRelativePath(directory, path)), File.ReadAllBytes(path)))
            .OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    private static string[] EventsMissing(string directory) =>
        Directory.Exists(directory) ? [] : throw new DirectoryNotFoundException($"There is no directory '{directory}'; give the one that holds {EnvelopeDefinition.FileName}.");

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
