namespace Telemetry.Tool.Catalog;

/// <summary>Where things lie below the directory that holds the catalogue. Paths of files are relative to it, with forward slashes.</summary>
internal sealed record CatalogLayout(string Root)
{
    public const string Types = "src/Telemetry.Client/Generated";

    public const string Tables = "infra/bicep/generated";

    public const string EventsDocument = "docs/events.md";

    public const string PrivacyDocument = "docs/privacy.md";

    public const string ConsentLock = $"{SchemasName}/consent.lock.json";

    private const string SchemasName = "schemas";

    public string Schemas => Path.Combine(Root, SchemasName);

    public string Absolute(string relative) => Path.Combine(Root, relative);

    /// <summary>The directory given, or the nearest one upwards that holds schemas.</summary>
    public static CatalogLayout At(string? given, string workingDirectory)
    {
        var start = Path.GetFullPath(given ?? ".", workingDirectory);
        for (var directory = new DirectoryInfo(start); directory is not null; directory = given is null ? directory.Parent : null)
        {
            if (Directory.Exists(Path.Combine(directory.FullName, SchemasName)))
            {
                return new CatalogLayout(directory.FullName);
            }
        }

        throw new UsageException(given is null
            ? $"No '{SchemasName}' directory here or above '{start}'; change into the repository or give --root."
            : $"'{start}' holds no '{SchemasName}' directory; give the directory above it.");
    }
}
