using System.Text.Json;
using Telemetry.Schema.Numbers;
using Telemetry.Schema.Scanning;

namespace Telemetry.Schema.Validating;

/// <content>Values of all kinds, and those that hold no others.</content>
internal ref partial struct Validation
{
    // 18 digits fit a long whatever they are.
    private const int PlainDigits = 18;

    private int Value(Plan plan, int at)
    {
        if ((uint)at >= (uint)_json.Length)
        {
            return ReportSyntax(at, "a value");
        }

        if (plan.Evaluated.Length > 0)
        {
            return Evaluated(plan, at, []);
        }

        switch (_json[at])
        {
            case (byte)'"':
                return String(plan, at);
            case (byte)'{':
                return Object(plan, at, []);
            case (byte)'[':
                return Array(plan, at);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number(plan, at);
            default:
                return Literal(plan, at);
        }
    }

    private int Number(Plan plan, int at)
    {
        bool isNegative = _json[at] == '-';
        int first = isNegative ? at + 1 : at;
        int end = first;
        long plain = 0;
        uint digit;
        while ((uint)end < (uint)_json.Length && (digit = (uint)(_json[end] - '0')) <= 9)
        {
            plain = (plain * 10) + digit;
            end++;
        }

        bool isPlain = end - first is > 0 and <= PlainDigits
            && (end == first + 1 || _json[first] != '0')
            && !((uint)end < (uint)_json.Length && _json[end] is (byte)'.' or (byte)'e' or (byte)'E');
        if (isPlain && plan.SureIntegers.Contains(isNegative ? -plain : plain))
        {
            return end;
        }

        return NumberInFull(plan, at);
    }

    private int NumberInFull(Plan plan, int at)
    {
        int end = JsonScan.NumberEnd(_json, at);
        if (end < 0)
        {
            return ReportSyntax(~end, "a digit of a number without leading zeros");
        }

        ReadOnlySpan<byte> text = _json[at..end];
        var number = new JsonNumber(text);
        JsonTypes allowed = plan.Allowed & JsonTypes.Number;
        if (allowed != JsonTypes.Number && (allowed != JsonTypes.Integer || !number.IsInteger))
        {
            ReportType(plan, at, allowed == JsonTypes.Integer ? JsonTypes.Fraction : JsonTypes.Number, text);
            return end;
        }

        foreach (ValueAssertion assertion in plan.Values)
        {
            if (!assertion.HoldsNumber(number))
            {
                ReportText(plan, at, assertion, text);
            }
        }

        foreach (NumberAssertion assertion in plan.Numbers)
        {
            if (!assertion.Holds(number))
            {
                ReportText(plan, at, assertion, text);
            }
        }

        return end;
    }

    private int Literal(Plan plan, int at)
    {
        int end = JsonScan.LiteralEnd(_json, at);
        if (end < 0)
        {
            return ReportSyntax(at, "a value");
        }

        JsonValueKind kind = KindAt(at);
        JsonTypes type = kind == JsonValueKind.Null ? JsonTypes.Null : JsonTypes.Boolean;
        if ((plan.Allowed & type) == 0)
        {
            ReportType(plan, at, type, _json[at..end]);
            return end;
        }

        foreach (ValueAssertion assertion in plan.Values)
        {
            if (!assertion.HoldsLiteral(kind))
            {
                ReportText(plan, at, assertion, _json[at..end]);
            }
        }

        return end;
    }

    // Of an object or array that has been read.
    private void Constants(Plan plan, int at, int end)
    {
        if (end == Stop)
        {
            return;
        }

        foreach (ValueAssertion assertion in plan.Values)
        {
            if (!assertion.HoldsContainer(_json[at..end]))
            {
                ReportText(plan, at, assertion, []);
            }
        }
    }

    private readonly JsonValueKind KindAt(int at) => JsonKind.At(_json, at);
}
