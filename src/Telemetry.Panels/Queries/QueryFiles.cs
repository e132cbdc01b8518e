namespace Telemetry.Panels.Queries;

/// <summary>The query files this build carries.</summary>
internal static class QueryFiles
{
    private static readonly Lazy<IReadOnlyList<QueryFile>> Embedded = new(Read);

    public static IReadOnlyList<QueryFile> All => Embedded.Value;

    public static QueryFile Of(QueryKind kind, string name) => All.First(q => q.Kind == kind && q.Name == name);

    private static List<QueryFile> Read()
    {
        var assembly = typeof(QueryFiles).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Parts: resource.Split('/', '\\')))
            .Where(r => r.Parts is ["kql", ..])
            .OrderBy(r => r.Resource, StringComparer.Ordinal)
            .Select(r => QueryFile.Parse(Kind(r.Parts[1]), Path.GetFileNameWithoutExtension(r.Parts[2]), Text(assembly, r.Resource)))];
    }

    private static QueryKind Kind(string folder) => folder switch
    {
        "panels" => QueryKind.Panel,
        "alerts" => QueryKind.Alert,
        _ => QueryKind.Choice,
    };

    private static string Text(System.Reflection.Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
