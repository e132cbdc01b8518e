using System.Buffers.Binary;

namespace Telemetry.Client.Kvp.Provisioning;

/// <summary>The machine's id as the host knows it.</summary>
internal static class VmIdentity
{
    /// <summary>The id that the machine's firmware tells, where this process may read it (it belongs to root); else null.</summary>
    internal static string? Read()
    {
        try
        {
            var generation = Directory.Exists("/sys/firmware/efi") || Directory.Exists("/dev/efi") ? FirmwareGeneration.Second : FirmwareGeneration.First;
            return Of(File.ReadAllText("/sys/class/dmi/id/product_uuid"), generation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>In lower case; null where the text is no id.</summary>
    /// <param name="generation">Machines of the first generation, without EFI, tell the first three fields with their bytes the other way round.</param>
    internal static string? Of(string text, FirmwareGeneration generation)
    {
        if (!Guid.TryParseExact(text.Trim(), "D", out var id))
        {
            return null;
        }

        return generation == FirmwareGeneration.Second ? id.ToString("D") : Swap(id).ToString("D");
    }

    private static Guid Swap(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, BinaryPrimitives.ReadInt32BigEndian(bytes));
        BinaryPrimitives.WriteInt16LittleEndian(bytes[4..], BinaryPrimitives.ReadInt16BigEndian(bytes[4..]));
        BinaryPrimitives.WriteInt16LittleEndian(bytes[6..], BinaryPrimitives.ReadInt16BigEndian(bytes[6..]));
        return new Guid(bytes);
    }
}
