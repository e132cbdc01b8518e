using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Ingest.EndToEnd.IsolatedWorker;

/// <summary>What azd's build of the worker leaves in its package.</summary>
public sealed class PublishedFilesTests
{
    [WorkerFact]
    public void Publish_AsAzdDoes_IsCompiledAheadOfTime()
    {
        var assemblies = Directory.EnumerateFiles(PublishedWorker.Directory, "*.dll").Where(HasCode).ToList();

        Assert.Contains(assemblies, path => Path.GetFileName(path) == "Ingest.Functions.dll");
        Assert.Empty(assemblies.Where(path => !IsCompiledAheadOfTime(path)).Select(Path.GetFileName));
    }

    [WorkerFact]
    public void Publish_AsAzdDoes_LeavesTheRuntimeToTheImage() =>
        Assert.False(File.Exists(Path.Combine(PublishedWorker.Directory, "libcoreclr.so")));

    private static bool HasCode(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.PEHeaders.CorHeader is not null && file.GetMetadataReader() is { } metadata && metadata.MethodDefinitions.Count > 0;
    }

    private static bool IsCompiledAheadOfTime(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
