using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Ingest.Architecture.References;

/// <summary>An assembly of the product as it was built, read without loading it.</summary>
internal static class BuiltAssembly
{
    /// <summary>The names of what the assembly references beyond the shared frameworks, sorted.</summary>
    /// <remarks>The compiler writes only references that are used, so this is what the code needs, not what the project lists.</remarks>
    public static IReadOnlyList<string> ReferencesOf(string assemblyName)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assemblyName + ".dll"));
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();

        return
        [
            .. metadata.AssemblyReferences
                .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(name => !SharedFramework.Contains(name))
                .Order(StringComparer.Ordinal)
        ];
    }
}
