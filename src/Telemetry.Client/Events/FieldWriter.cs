using System.Buffers.Text;
using System.Text;

namespace Telemetry.Client.Events;

/// <summary>
/// Writes one JSON object in UTF-8 into a buffer that is used again. It exists for the start of short commands: the framework's
/// writer costs a process more to load than all else that recording does (docs/decisions/0037). Used by generated code alone.
/// </summary>
public sealed class FieldWriter
{
    /// <summary>The longest that a number is written as: a double with sign, point and exponent.</summary>
    private const int NumberBytes = 32;

    /// <summary>Bytes of one UTF-16 unit at most: an escape of the form <c>\u0000</c>.</summary>
    private const int UnitBytes = 6;

    private const string Hex = "0123456789abcdef";

    private byte[] _buffer = new byte[1024];
    private int _length;
    private bool _needsComma;

    internal FieldWriter()
    {
    }

    /// <summary>What was written since <see cref="Clear"/>; it changes with what is written next.</summary>
    internal ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    internal void Clear() => (_length, _needsComma) = (0, false);

    internal void WriteStartObject() => Open((byte)'{');

    internal void WriteStartObject(ReadOnlySpan<byte> name)
    {
        WritePropertyName(name);
        Open((byte)'{');
    }

    internal void WriteEndObject() => Close((byte)'}');

    internal void WriteStartArray(ReadOnlySpan<byte> name)
    {
        WritePropertyName(name);
        Open((byte)'[');
    }

    internal void WriteEndArray() => Close((byte)']');

    internal void WriteString(ReadOnlySpan<byte> name, string? value)
    {
        WritePropertyName(name);
        WriteStringValue(value);
    }

    internal void WriteNumber(ReadOnlySpan<byte> name, long value)
    {
        WritePropertyName(name);
        WriteNumberValue(value);
    }

    internal void WriteNumber(ReadOnlySpan<byte> name, double value)
    {
        WritePropertyName(name);
        WriteNumberValue(value);
    }

    internal void WriteBoolean(ReadOnlySpan<byte> name, bool value)
    {
        WritePropertyName(name);
        WriteBooleanValue(value);
    }

    internal void WriteNull(ReadOnlySpan<byte> name)
    {
        WritePropertyName(name);
        Value("null"u8);
    }

    /// <summary>Names of the catalogue and of attributes need no escapes: their schemas see to it.</summary>
    internal void WritePropertyName(ReadOnlySpan<byte> name)
    {
        Comma();
        Reserve(name.Length + 3);
        _buffer[_length++] = (byte)'"';
        Append(name);
        _buffer[_length++] = (byte)'"';
        _buffer[_length++] = (byte)':';
        _needsComma = false;
    }

    internal void WriteStringValue(string? value)
    {
        if (value is null)
        {
            Value("null"u8);
            return;
        }

        Comma();
        Reserve((value.Length * UnitBytes) + 2);
        _buffer[_length++] = (byte)'"';
        for (var i = 0; i < value.Length; i++)
        {
            i += WriteUnits(value, i);
        }

        _buffer[_length++] = (byte)'"';
        _needsComma = true;
    }

    internal void WriteNumberValue(long value)
    {
        Comma();
        Reserve(NumberBytes);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
        _length += written;
        _needsComma = true;
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    internal void WriteNumberValue(double value)
    {
        Comma();
        Reserve(NumberBytes);
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
        _needsComma = true;
    }

    internal void WriteBooleanValue(bool value) => Value(value ? "true"u8 : "false"u8);

    /// <summary>Writes the code point that begins here, and answers how many more units than one it took.</summary>
    private int WriteUnits(string text, int at)
    {
        var unit = text[at];
        if (unit is '"' or '\\')
        {
            _buffer[_length++] = (byte)'\\';
            _buffer[_length++] = (byte)unit;
            return 0;
        }

        if (unit is < ' ' or '\u007F')
        {
            Append("\\u00"u8);
            _buffer[_length++] = (byte)Hex[unit >> 4];
            _buffer[_length++] = (byte)Hex[unit & 0xF];
            return 0;
        }

        if (unit < 0x80)
        {
            _buffer[_length++] = (byte)unit;
            return 0;
        }

        // Half a surrogate pair becomes the replacement character.
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var units);
        _length += rune.EncodeToUtf8(_buffer.AsSpan(_length));
        return units - 1;
    }

    private void Open(byte bracket)
    {
        Comma();
        Reserve(1);
        _buffer[_length++] = bracket;
        _needsComma = false;
    }

    private void Close(byte bracket)
    {
        Reserve(1);
        _buffer[_length++] = bracket;
        _needsComma = true;
    }

    private void Value(ReadOnlySpan<byte> text)
    {
        Comma();
        Reserve(text.Length);
        Append(text);
        _needsComma = true;
    }

    private void Comma()
    {
        if (_needsComma)
        {
            Reserve(1);
            _buffer[_length++] = (byte)',';
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        }
    }
}
