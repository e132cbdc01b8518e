using System.Text;
using System.Text.Json;

namespace Ingest.Functions.Quarantining;

/// <summary>What a refused event says of itself. All of it is the caller's text until it is compared with what is known.</summary>
internal readonly record struct ClaimedEnvelope(string? Name, int? Version, string? App, string? AppVersion)
{
    /// <summary>Longest text read; the envelope's schema allows no longer one.</summary>
    private const int MostBytes = 64;

    /// <summary>Reads the members of the outermost object as far as it is JSON; of a member that comes twice, the first that is text.</summary>
    public static ClaimedEnvelope Read(ReadOnlySpan<byte> utf8)
    {
        var claimed = default(ClaimedEnvelope);
        var reader = new Utf8JsonReader(utf8);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return claimed;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                claimed = claimed.With(ref reader);
            }
        }
        catch (JsonException)
        {
            // What was read until then is as good as the rest.
        }

        return claimed;
    }

    private ClaimedEnvelope With(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("name"u8))
        {
            return this with { Name = Name ?? Text(ref reader) };
        }

        if (reader.ValueTextEquals("app"u8))
        {
            return this with { App = App ?? Text(ref reader) };
        }

        if (reader.ValueTextEquals("app_version"u8))
        {
            return this with { AppVersion = AppVersion ?? Text(ref reader) };
        }

        if (reader.ValueTextEquals("v"u8))
        {
            reader.Read();
            int? version = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;
            reader.Skip();
            return this with { Version = Version ?? version };
        }

        reader.Skip();
        return this;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= MostBytes && !reader.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }

        reader.Skip();
        return null;
    }
}
