using Telemetry.Schema.Scanning;

namespace Telemetry.Schema.Validating;

/// <content>Arrays.</content>
internal ref partial struct Validation
{
    private int Array(Plan plan, int at)
    {
        if ((plan.Allowed & JsonTypes.Array) == 0)
        {
            ReportType(plan, at, JsonTypes.Array, []);
            return Array(Plan.Anything, at);
        }

        if (!TryEnter(at))
        {
            return Stop;
        }

        int end = Items(plan.Items, at);
        _depth--;
        if (plan.Values.Length > 0)
        {
            Constants(plan, at, end);
        }

        return end;
    }

    private int Items(ArrayPlan items, int start)
    {
        int at = JsonScan.SkipSpace(_json, start + 1);
        int count = 0;
        if ((uint)at < (uint)_json.Length && _json[at] == ']')
        {
            at++;
        }
        else
        {
            do
            {
                at = Value(items.For(count++), at);
                if (at == Stop)
                {
                    return Stop;
                }
            }
            while (GoesOn(ref at, (byte)']'));
        }

        if (at == Stop)
        {
            return Stop;
        }

        foreach (CountAssertion assertion in items.Counts)
        {
            if (!assertion.Holds(count))
            {
                ReportCount(start, assertion, count);
            }
        }

        return at;
    }

    // After a value: whether another follows, to which the position moves; else it moves past the end of what holds them.
    private bool GoesOn(ref int at, byte end)
    {
        int next = JsonScan.SkipSpace(_json, at);
        byte found = (uint)next < (uint)_json.Length ? _json[next] : (byte)0;
        if (found == ',')
        {
            at = JsonScan.SkipSpace(_json, next + 1);
            return true;
        }

        at = found == end ? next + 1 : ReportSyntax(next, end == '}' ? "a comma or }" : "a comma or ]");
        return false;
    }
}
