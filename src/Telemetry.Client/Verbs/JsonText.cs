using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Client.Verbs;

/// <summary>JSON for people and scripts: indented, and readable where HTML safety is not asked for.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What <paramref name="write"/> writes, ending in a line feed.</summary>
    internal static string Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>A named value in lower case with underscores.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>A JSON text as it is; anything else as a string.</summary>
    internal static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 64 });
            while (reader.Read())
            {
                // To the end, so that it is known to be whole.
            }

            json.WriteRawValue(text);
        }
        catch (JsonException)
        {
            json.WriteStringValue(Encoding.UTF8.GetString(text));
        }
    }
}
