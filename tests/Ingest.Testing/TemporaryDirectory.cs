namespace Ingest.Testing;

/// <summary>A directory of its own for one test, removed with everything in it.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    /// <summary>The absolute path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("ingest-").FullName;

    /// <summary>A path inside the directory; nothing is created.</summary>
    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
