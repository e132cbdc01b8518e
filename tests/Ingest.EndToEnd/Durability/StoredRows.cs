using System.Text.Json;

namespace Ingest.EndToEnd.Durability;

/// <summary>Reads the row files of a directory and insists that they hold whole lines of JSON only.</summary>
internal sealed class StoredRows(string directory)
{
    private const byte NewLine = (byte)'\n';

    private readonly Dictionary<string, long> _read = [];

    public HashSet<Guid> Ids { get; } = [];

    public string? NewestFile => Files().Max(StringComparer.Ordinal);

    /// <summary>Reads what was added since the last time.</summary>
    public void ReadOn()
    {
        foreach (var path in Files())
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var from = _read.GetValueOrDefault(path);
            Assert.True(file.Length >= from, $"{Path.GetFileName(path)} has become shorter than the rows it held: {file.Length} bytes, {from} before.");
            file.Position = from;
            var added = new byte[file.Length - from];
            file.ReadExactly(added);
            ReadLines(added);
            _read[path] = from + added.Length;
        }
    }

    private void ReadLines(ReadOnlySpan<byte> lines)
    {
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf(NewLine);
            Assert.True(end >= 0, "A file ends in a line without its newline.");
            var reader = new Utf8JsonReader(lines[..end]);
            using var row = JsonDocument.ParseValue(ref reader);
            Ids.Add(row.RootElement.GetProperty("EventId").GetGuid());
            lines = lines[(end + 1)..];
        }
    }

    private string[] Files() => Directory.GetFiles(directory, "rows-*.jsonl");
}
