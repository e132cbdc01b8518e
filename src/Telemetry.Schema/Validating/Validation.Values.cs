using System.Buffers;
using System.Text.Json;
using Telemetry.Schema.Numbers;

namespace Telemetry.Schema.Validating;

/// <content>Values of all kinds, and those that hold no others.</content>
internal ref partial struct Validation
{
    private const int StackText = 256;

    private void Value(Plan plan)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.String:
                if (_reader.ValueIsEscaped)
                {
                    EscapedString(plan);
                }
                else
                {
                    Text(plan, _reader.ValueSpan, TextRole.Value);
                }

                break;
            case JsonTokenType.Number:
                Number(plan);
                break;
            case JsonTokenType.StartObject:
                Object(plan, []);
                break;
            case JsonTokenType.StartArray:
                Array(plan);
                break;
            case JsonTokenType.Null:
                Literal(plan, JsonTypes.Null);
                break;
            default:
                Literal(plan, JsonTypes.Boolean);
                break;
        }
    }

    private void EscapedString(Plan plan)
    {
        ReadOnlySpan<byte> raw = _reader.ValueSpan;
        byte[]? rented = null;
        Span<byte> buffer = raw.Length <= StackText ? stackalloc byte[StackText] : rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        int length = EscapedText.Unescape(raw, buffer);
        if (length == EscapedText.LoneSurrogate)
        {
            ReportLoneSurrogate();
        }
        else
        {
            Text(plan, buffer[..length], TextRole.Value);
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Text(Plan plan, scoped ReadOnlySpan<byte> text, TextRole role)
    {
        if ((plan.Allowed & JsonTypes.String) == 0)
        {
            ReportType(plan, JsonTypes.String, text, role);
            return;
        }

        foreach (ValueAssertion assertion in plan.Values)
        {
            if (!assertion.HoldsText(text))
            {
                ReportText(plan, assertion, text, role);
            }
        }

        foreach (StringAssertion assertion in plan.Strings)
        {
            if (!assertion.Holds(text))
            {
                ReportText(plan, assertion, text, role);
            }
        }
    }

    private void Number(Plan plan)
    {
        var number = new JsonNumber(_reader.ValueSpan);
        JsonTypes allowed = plan.Allowed & JsonTypes.Number;
        if (allowed != JsonTypes.Number && (allowed != JsonTypes.Integer || !number.IsInteger))
        {
            ReportType(plan, allowed == JsonTypes.Integer ? JsonTypes.Fraction : JsonTypes.Number, number.Text, TextRole.Value);
            return;
        }

        foreach (ValueAssertion assertion in plan.Values)
        {
            if (!assertion.HoldsNumber(number))
            {
                ReportValue(plan, assertion);
            }
        }

        foreach (NumberAssertion assertion in plan.Numbers)
        {
            if (!assertion.Holds(number))
            {
                ReportValue(plan, assertion);
            }
        }
    }

    private void Literal(Plan plan, JsonTypes type)
    {
        if ((plan.Allowed & type) == 0)
        {
            ReportType(plan, type, _reader.ValueSpan, TextRole.Value);
            return;
        }

        foreach (ValueAssertion assertion in plan.Values)
        {
            if (!assertion.HoldsLiteral(_reader.TokenType))
            {
                ReportValue(plan, assertion);
            }
        }
    }

    private void ContainerConstants(Plan plan)
    {
        foreach (ValueAssertion assertion in plan.Values)
        {
            if (!assertion.HoldsContainer(in _reader))
            {
                ReportValue(plan, assertion);
            }
        }
    }

    // What no schema looks at still has to be JSON, which skipping sees to, and Unicode.
    private void SkipContainer()
    {
        if (!_hasEscapes)
        {
            _reader.Skip();
            return;
        }

        int end = _reader.CurrentDepth;
        while (_reader.Read() && _reader.CurrentDepth > end)
        {
            if (_reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                && _reader.ValueIsEscaped
                && EscapedText.HasLoneSurrogate(_reader.ValueSpan))
            {
                ReportLoneSurrogate();
            }
        }
    }
}
