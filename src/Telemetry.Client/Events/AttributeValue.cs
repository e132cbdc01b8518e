using System.Text.Json;

namespace Telemetry.Client.Events;

/// <summary>A boolean, a number or a bounded string.</summary>
internal readonly record struct AttributeValue
{
    private readonly JsonValueKind _kind;
    private readonly double _number;
    private readonly long _integer;
    private readonly string? _text;

    internal AttributeValue(bool value) => _kind = value ? JsonValueKind.True : JsonValueKind.False;

    internal AttributeValue(long value) => (_kind, _integer, _number) = (JsonValueKind.Number, value, double.NaN);

    internal AttributeValue(double value) => (_kind, _number) = (JsonValueKind.Number, value);

    internal AttributeValue(string value) => (_kind, _text) = (JsonValueKind.String, value);

    internal void Write(Utf8JsonWriter writer, string name)
    {
        switch (_kind)
        {
            case JsonValueKind.String:
                writer.WriteString(name, _text);
                break;
            case JsonValueKind.Number when double.IsNaN(_number):
                writer.WriteNumber(name, _integer);
                break;
            case JsonValueKind.Number:
                writer.WriteNumber(name, _number);
                break;
            default:
                writer.WriteBoolean(name, _kind == JsonValueKind.True);
                break;
        }
    }
}
