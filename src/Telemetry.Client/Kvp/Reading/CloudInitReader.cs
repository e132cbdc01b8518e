using System.Text;
using System.Text.Json;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Kvp.Reading;

/// <summary>
/// Events as cloud-init writes them (cloudinit/reporting/handlers.py). A message that is too long is cut after it was escaped
/// for JSON, wherever the room ends: a slice need not be JSON by itself, so the text between its quotes is taken as it is, joined, and only then read.
/// </summary>
internal static class CloudInitReader
{
    /// <summary>CLOUD_INIT, incarnation, type, name, VM id, event id.</summary>
    internal const int Parts = 6;

    private const string Prefix = "CLOUD_INIT|";
    private const string MessageStart = "\"msg\":\"";
    private const string End = "\"}";

    internal static bool Owns(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    /// <param name="slots">All records of the event, in order.</param>
    internal static PoolEntry Read(string key, IReadOnlyList<PoolSlot> slots)
    {
        var chunk = ChunkKey.Of(key, Parts);
        if (chunk.Parts.Count != Parts)
        {
            return new PoolEntry.Malformed(key, $"a key of cloud-init has {Parts} parts, and a number where it is one of several");
        }

        if (chunk.Number is > 0)
        {
            return new PoolEntry.Malformed(key, "the slices before this one are missing");
        }

        var texts = slots.Select(s => PoolSlot.TryText(s.Value)).ToList();
        if (texts.Contains(null))
        {
            return new PoolEntry.Malformed(key, "the value is not UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(chunk.Number is null ? texts[0]! : Join(texts!));
            return Event(chunk.Parts, document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or InvalidDataException)
        {
            return new PoolEntry.Malformed(key, "the value, put together, is not what cloud-init writes");
        }
    }

    /// <summary>The first slice with the whole message in it.</summary>
    /// <exception cref="FormatException">A slice has no message, or not at its end.</exception>
    private static string Join(IReadOnlyList<string> slices)
    {
        var joined = new StringBuilder();
        foreach (var slice in slices)
        {
            var start = slice.IndexOf(MessageStart, StringComparison.Ordinal);
            if (start < 0 || !slice.EndsWith(End, StringComparison.Ordinal))
            {
                throw new FormatException();
            }

            start += MessageStart.Length;
            joined.Append(slice, joined.Length == 0 ? 0 : start, slice.Length - End.Length - (joined.Length == 0 ? 0 : start));
        }

        return joined.Append(End).ToString();
    }

    private static PoolEntry.CloudInit Event(IReadOnlyList<string> key, JsonElement value)
    {
        var message = Text(value, "msg");
        return new PoolEntry.CloudInit(
            key[1],
            key[2],
            key[3],
            key[4],
            key[5],
            Text(value, "ts"),
            Text(value, "result"),
            value.TryGetProperty("duration", out var duration) && duration.ValueKind == JsonValueKind.Number ? duration.GetDouble() : null,
            key[2] == CompressedMessage.EventType && message is not null ? CompressedMessage.Read(message) : message);
    }

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
