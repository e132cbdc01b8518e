using System.Buffers;
using System.Text.Json;
using Telemetry.Schema.Numbers;

namespace Telemetry.Schema.Validating;

/// <summary>A JSON value of a schema that values of documents are compared with.</summary>
internal sealed class JsonConstant
{
    // Constants are quoted in messages, where a line should do.
    private const int QuotedLength = 64;
    private const int StackMembers = 64;

    private readonly string _raw;

    public JsonConstant(JsonValueKind kind, string raw)
    {
        Kind = kind;
        _raw = raw.Length <= QuotedLength ? raw : $"{raw[..QuotedLength]}…";
    }

    public JsonValueKind Kind { get; }

    /// <summary>The unescaped UTF-8 text of a string.</summary>
    public byte[] Text { get; init; } = [];

    /// <summary>The value of a number.</summary>
    public DecimalConstant Number { get; init; } = DecimalConstant.Zero;

    /// <summary>The items of an array, or the values of an object's members in the order of <see cref="Names"/>.</summary>
    public JsonConstant[] Items { get; init; } = [];

    /// <summary>The names of an object's members.</summary>
    public Utf8NameTable Names { get; init; } = Utf8NameTable.Empty;

    public override string ToString() => _raw;

    /// <summary>Compares with the value at whose first token the reader stands, and reads past it when they are equal.</summary>
    public bool EqualsValueAt(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Kind == JsonValueKind.String && EscapedText.AreEqual(reader.ValueSpan, reader.ValueIsEscaped, Text),
        JsonTokenType.Number => Kind == JsonValueKind.Number && new JsonNumber(reader.ValueSpan).CompareTo(Number) == 0,
        JsonTokenType.StartArray => Kind == JsonValueKind.Array && EqualsArrayAt(ref reader),
        JsonTokenType.StartObject => Kind == JsonValueKind.Object && EqualsObjectAt(ref reader),
        JsonTokenType.True => Kind == JsonValueKind.True,
        JsonTokenType.False => Kind == JsonValueKind.False,
        _ => Kind == JsonValueKind.Null,
    };

    private bool EqualsArrayAt(ref Utf8JsonReader reader)
    {
        foreach (JsonConstant item in Items)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndArray || !item.EqualsValueAt(ref reader))
            {
                return false;
            }
        }

        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray;
    }

    private bool EqualsObjectAt(ref Utf8JsonReader reader)
    {
        bool[]? rented = null;
        Span<bool> seen = Items.Length <= StackMembers
            ? stackalloc bool[StackMembers]
            : rented = ArrayPool<bool>.Shared.Rent(Items.Length);
        seen.Clear();
        bool isEqual = EqualsMembersAt(ref reader, seen);
        if (rented is not null)
        {
            ArrayPool<bool>.Shared.Return(rented);
        }

        return isEqual;
    }

    private bool EqualsMembersAt(ref Utf8JsonReader reader, scoped Span<bool> seen)
    {
        int equal = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int index = IndexOfName(ref reader);
            if (index < 0 || seen[index])
            {
                return false;
            }

            seen[index] = true;
            reader.Read();
            if (!Items[index].EqualsValueAt(ref reader))
            {
                return false;
            }

            equal++;
        }

        return equal == Items.Length;
    }

    private int IndexOfName(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return Names.Find(reader.ValueSpan);
        }

        for (int i = 0; i < Names.Count; i++)
        {
            if (EscapedText.AreEqual(reader.ValueSpan, isEscaped: true, Names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
