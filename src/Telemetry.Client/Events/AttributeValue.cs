namespace Telemetry.Client.Events;

/// <summary>A boolean, a number or a bounded string.</summary>
internal readonly record struct AttributeValue
{
    private readonly Kind _kind;
    private readonly double _number;
    private readonly long _integer;
    private readonly string? _text;

    internal AttributeValue(bool value) => _kind = value ? Kind.True : Kind.False;

    internal AttributeValue(long value) => (_kind, _integer) = (Kind.Integer, value);

    internal AttributeValue(double value) => (_kind, _number) = (Kind.Number, value);

    internal AttributeValue(string value) => (_kind, _text) = (Kind.Text, value);

    /// <summary>Null for what is no string.</summary>
    internal string? Text => _text;

    internal void Write(FieldWriter writer)
    {
        switch (_kind)
        {
            case Kind.Text:
                writer.WriteStringValue(_text);
                break;
            case Kind.Integer:
                writer.WriteNumberValue(_integer);
                break;
            case Kind.Number:
                writer.WriteNumberValue(_number);
                break;
            default:
                writer.WriteBooleanValue(_kind == Kind.True);
                break;
        }
    }

    private enum Kind
    {
        False,
        True,
        Integer,
        Number,
        Text,
    }
}
