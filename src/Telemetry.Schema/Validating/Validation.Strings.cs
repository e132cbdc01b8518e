using System.Buffers;
using Telemetry.Schema.Scanning;

namespace Telemetry.Schema.Validating;

/// <content>Strings.</content>
internal ref partial struct Validation
{
    private const int StackText = 256;

    private int String(Plan plan, int at)
    {
        int start = at + 1;

        // Where all that conform have one length, the closing quote is looked for where it has to be.
        int expected = start + plan.Text.ShapeLength;
        if (expected >= start
            && (uint)expected < (uint)_json.Length
            && _json[expected] == '"'
            && plan.Text.IsSure(_json[start..expected]))
        {
            return expected + 1;
        }

        int end = JsonScan.StringEnd(_json, start, out bool isEscaped);
        if (end < 0)
        {
            return ReportString(at, ~end);
        }

        if (isEscaped)
        {
            Escaped(plan, at, _json[start..end]);
        }
        else if (!plan.Text.IsSure(_json[start..end]))
        {
            Text(plan, at, _json[start..end]);
        }

        return end + 1;
    }

    private void Escaped(Plan plan, int at, ReadOnlySpan<byte> raw)
    {
        byte[]? rented = null;
        Span<byte> buffer = raw.Length <= StackText ? stackalloc byte[StackText] : rented = ArrayPool<byte>.Shared.Rent(raw.Length);
        int length = EscapedText.Unescape(raw, buffer);
        if (length == EscapedText.LoneSurrogate)
        {
            ReportLoneSurrogate(at);
        }
        else
        {
            Text(plan, at, buffer[..length]);
        }

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Of a string or a member's name, whose opening quote lies at the position.
    private void Text(Plan plan, int at, scoped ReadOnlySpan<byte> text)
    {
        if ((plan.Allowed & JsonTypes.String) == 0)
        {
            ReportType(plan, at, JsonTypes.String, text);
            return;
        }

        foreach (ValueAssertion assertion in plan.Values)
        {
            if (!assertion.HoldsText(text))
            {
                ReportText(plan, at, assertion, text);
            }
        }

        foreach (StringAssertion assertion in plan.Strings)
        {
            if (!assertion.Holds(text))
            {
                ReportText(plan, at, assertion, text);
            }
        }
    }
}
