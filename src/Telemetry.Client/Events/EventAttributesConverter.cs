using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telemetry.Client.Events;

/// <summary>Writes attributes as one flat JSON object, and reads them back within the same bounds.</summary>
internal sealed class EventAttributesConverter : JsonConverter<EventAttributes>
{
    /// <inheritdoc />
    public override EventAttributes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Attributes are a JSON object.");
        }

        var attributes = new EventAttributes();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadPair(ref reader, attributes);
        }

        return attributes;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, EventAttributes value, JsonSerializerOptions options) => value.Write(writer);

    private static void ReadPair(ref Utf8JsonReader reader, EventAttributes attributes)
    {
        var name = reader.GetString()!;
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                attributes.Set(name, reader.GetBoolean());
                break;
            case JsonTokenType.Number when reader.TryGetInt64(out var integer):
                attributes.Set(name, integer);
                break;
            case JsonTokenType.Number:
                attributes.Set(name, reader.GetDouble());
                break;
            case JsonTokenType.String:
                attributes.Set(name, reader.GetString()!);
                break;
            default:
                throw new JsonException("An attribute is a boolean, a number or a string.");
        }
    }
}
