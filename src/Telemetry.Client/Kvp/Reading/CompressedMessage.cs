using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Telemetry.Client.Kvp.Reading;

/// <summary>What cloud-init compresses before it writes it, the kernel's log above all.</summary>
internal static class CompressedMessage
{
    internal const string EventType = "compressed";

    private const string Coding = "gz+b64";

    /// <summary>A pool of 1,024 records holds 1 MiB of it; nothing honest grows to more than this.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    /// <exception cref="JsonException">Not JSON.</exception>
    /// <exception cref="FormatException">Not the form that cloud-init writes, or more than 64 MiB.</exception>
    /// <exception cref="InvalidDataException">Not compressed by zlib.</exception>
    internal static string Read(string message)
    {
        using var document = JsonDocument.Parse(message);
        var root = document.RootElement;
        if (root.GetProperty("encoding").GetString() != Coding || root.GetProperty("data").GetString() is not { } data)
        {
            throw new FormatException();
        }

        using var inflated = new ZLibStream(new MemoryStream(Convert.FromBase64String(data)), CompressionMode.Decompress);
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = inflated.Read(buffer)) > 0;)
        {
            if (text.Length + count > MostBytes)
            {
                throw new FormatException();
            }

            text.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
