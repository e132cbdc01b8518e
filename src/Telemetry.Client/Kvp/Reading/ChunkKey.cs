using System.Globalization;

namespace Telemetry.Client.Kvp.Reading;

/// <summary>A key, and the number behind it where it is one of several chunks.</summary>
/// <param name="Parts">The key's parts between bars, without the number.</param>
internal sealed record ChunkKey(IReadOnlyList<string> Parts, int? Number)
{
    /// <param name="parts">How many parts a key of this kind has before the number.</param>
    internal static ChunkKey Of(string key, int parts)
    {
        var all = key.Split('|');
        return all.Length == parts + 1 && int.TryParse(all[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ChunkKey(all[..^1], number)
            : new ChunkKey(all, null);
    }

    internal bool IsSameAs(ChunkKey other) => Parts.SequenceEqual(other.Parts, StringComparer.Ordinal);
}
