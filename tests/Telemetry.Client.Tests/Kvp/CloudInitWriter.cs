using System.Globalization;
using System.IO.Compression;
using System.Text;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Tests.Kvp;

/// <summary>Writes events by cloud-init's rules: JSON of ASCII alone, cut after it was escaped, wherever the room ends.</summary>
internal static class CloudInitWriter
{
    private const int Room = 1024;

    internal const string Key = "CLOUD_INIT|1699999999|finish|init-network/config-ssh|4dc8e7f4-4f34-448c-bfd4-c0e2bba28629|65df7542-3b6c-4666-b585-f11786b1338a";

    internal static IReadOnlyList<PoolSlot> Event(string message, string key = Key)
    {
        const string Meta = "{\"name\":\"init-network/config-ssh\",\"type\":\"finish\",\"ts\":\"2026-11-21T09:00:00.123456+00:00\",\"result\":\"SUCCESS\",\"duration\":1.25";
        var whole = $"{Meta},\"msg\":\"{Escape(message)}\"}}";
        if (whole.Length <= Room)
        {
            return [Slot(key, whole)];
        }

        var slots = new List<PoolSlot>();
        for (var rest = Escape(message); rest.Length > 0;)
        {
            var head = $"{Meta},\"msg_i\":{slots.Count},\"msg\":\"";
            var room = Math.Min(rest.Length, Room - head.Length - 2 - 8);
            slots.Add(Slot($"{key}|{slots.Count}", $"{head}{rest[..room]}\"}}"));
            rest = rest[room..];
        }

        return slots;
    }

    internal static IReadOnlyList<PoolSlot> Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.UTF8.GetBytes(text));
        }

        var data = Convert.ToBase64String(bytes.ToArray()).Chunk(76).Select(line => new string(line) + "\\n");
        return Event($"{{\"encoding\": \"gz+b64\", \"data\": \"{string.Concat(data)}\"}}", Key.Replace("|finish|", "|compressed|", StringComparison.Ordinal));
    }

    internal static PoolSlot Slot(string key, string value) => new(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                < ' ' or > '~' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
