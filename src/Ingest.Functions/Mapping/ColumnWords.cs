using System.Text;
using System.Text.Json;

namespace Ingest.Functions.Mapping;

/// <summary>A column's words for the values of a field, which its schema lists (<c>x-values</c>).</summary>
internal sealed class ColumnWords
{
    private readonly (byte[] Value, byte[] WordJson)[] _words;

    public ColumnWords(IReadOnlyDictionary<string, string> words)
    {
        _words = [.. words.Select(w => (Encoding.UTF8.GetBytes(w.Key), Encoding.UTF8.GetBytes($"\"{w.Value}\"")))];
        MostBytes = _words.Max(w => w.WordJson.Length);
    }

    /// <summary>Bytes of the longest word as a JSON string.</summary>
    public int MostBytes { get; }

    /// <summary>The word for a value, as a JSON string: the schema lists the values, and the catalogue's rules a word for each.</summary>
    /// <param name="json">A JSON string, or a literal.</param>
    public ReadOnlySpan<byte> For(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        foreach (var (value, word) in _words)
        {
            if (reader.TokenType == JsonTokenType.String ? reader.ValueTextEquals(value) : json.SequenceEqual(value))
            {
                return word;
            }
        }

        return "null"u8;
    }
}
