using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Telemetry.Client.BuiltIn;

/// <summary>Reads what is built into an assembly on disk, without loading it: a pipeline proves by it what it ships.</summary>
internal static class AssemblyFile
{
    private const string AttributeName = "AssemblyMetadataAttribute";

    /// <summary>The settings in the assembly; all null where it has none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="BadImageFormatException">The file is no managed assembly.</exception>
    internal static BuiltInSettings Read(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        if (!image.HasMetadata)
        {
            throw new BadImageFormatException("The file is not a managed assembly.");
        }

        var reader = image.GetMetadataReader();
        if (!reader.IsAssembly)
        {
            throw new BadImageFormatException("The file is a module without an assembly.");
        }

        return BuiltInSettings.From(Metadata(reader));
    }

    private static IEnumerable<AssemblyMetadataAttribute> Metadata(MetadataReader reader)
    {
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (IsMetadata(reader, attribute))
            {
                // Two strings after the prolog (ECMA-335, II.23.3).
                var blob = reader.GetBlobReader(attribute.Value);
                blob.ReadUInt16();
                yield return new(blob.ReadSerializedString() ?? "", blob.ReadSerializedString());
            }
        }
    }

    private static bool IsMetadata(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        var parent = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return parent.Kind == HandleKind.TypeReference
            && reader.GetTypeReference((TypeReferenceHandle)parent) is var type
            && reader.StringComparer.Equals(type.Name, AttributeName)
            && reader.StringComparer.Equals(type.Namespace, "System.Reflection");
    }
}
