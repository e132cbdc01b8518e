using System.Text.Json;

namespace Ingest.Functions.Endpoints.Dws;

/// <summary>What a flat dws body says that belongs into an envelope. The body's own schema judges it later; nothing here refuses.</summary>
internal readonly record struct DwsBody(string? Time, string? Version, string? Os)
{
    /// <summary>The longest text of interest, in bytes.</summary>
    private const int LongestText = 256;

    /// <summary>Reads one JSON object; null where the bytes are not one JSON value.</summary>
    public static DwsBody? Read(ReadOnlySpan<byte> utf8)
    {
        var body = default(DwsBody);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    body = body.With(ref reader);
                }
            }

            return body;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The family of the operating system that a compiler's name for it stands for.</summary>
    public string OsFamily => Os is "windows" or "linux" or "darwin" ? Os : MadeEnvelope.Other;

    private DwsBody With(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("ts"u8))
        {
            return this with { Time = Text(ref reader) };
        }

        if (reader.ValueTextEquals("cli_version"u8))
        {
            return this with { Version = Text(ref reader) };
        }

        return reader.ValueTextEquals("os"u8) ? this with { Os = Text(ref reader) } : this;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > LongestText)
        {
            return null;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8.
            return null;
        }
    }
}
