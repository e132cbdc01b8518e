using System.Text.Json.Nodes;
using Ingest.Testing;

namespace Telemetry.Tool.Tests.Catalog;

/// <summary>A copy of what the catalogue's commands read and write, for a test to change.</summary>
internal sealed class CatalogueCopy : IDisposable
{
    private static readonly string[] Folders = ["schemas", "schemas/events", "src/Telemetry.Client/Generated", "infra/bicep/generated", "docs"];

    private readonly TemporaryDirectory _directory = new();

    public CatalogueCopy()
    {
        foreach (var folder in Folders)
        {
            Directory.CreateDirectory(_directory.File(folder));
            foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Path(folder)))
            {
                File.Copy(file, _directory.File(folder, Path.GetFileName(file)));
            }
        }
    }

    public string Root => _directory.Path;

    public string FileOf(string path) => _directory.File(path);

    public string Read(string path) => File.ReadAllText(FileOf(path));

    public void Write(string path, string text) => File.WriteAllText(FileOf(path), text);

    public ToolOutcome Run(params string[] args) => ToolRun.In(Root, args);

    public void Edit(string path, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(Read(path))!;
        change(node);
        Write(path, node.ToJsonString());
    }

    public void RaiseConsentVersion() => Edit("schemas/envelope.schema.json", e => e["x-consent-version"] = e["x-consent-version"]!.GetValue<int>() + 1);

    /// <summary>Every file with its content.</summary>
    public IReadOnlyDictionary<string, string> Snapshot() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(Root, f), File.ReadAllText);

    public void Dispose() => _directory.Dispose();
}
