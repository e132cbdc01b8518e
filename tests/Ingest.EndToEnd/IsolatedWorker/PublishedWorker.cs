namespace Ingest.EndToEnd.IsolatedWorker;

/// <summary>
/// The receiver as it is published for the isolated worker. Publishing takes longer than all tests of it, so it is done beforehand:
/// <c>scripts/check-publish isolated DIRECTORY</c>, and <c>INGEST_ISOLATED_APP=DIRECTORY</c>.
/// </summary>
public static class PublishedWorker
{
    public const string Variable = "INGEST_ISOLATED_APP";

    public static bool IsThere => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>The app's root.</summary>
    public static string Directory => Path.GetFullPath(Environment.GetEnvironmentVariable(Variable)!);
}
