using System.Text.Json;

namespace Telemetry.Schema.Validating;

/// <content>Arrays.</content>
internal ref partial struct Validation
{
    private void Array(Plan plan)
    {
        if ((plan.Allowed & JsonTypes.Array) == 0)
        {
            ReportType(plan, JsonTypes.Array, [], TextRole.Value);
            SkipContainer();
            return;
        }

        if (plan.Values.Length > 0)
        {
            ContainerConstants(plan);
        }

        if (plan.Items is not { } items)
        {
            SkipContainer();
            return;
        }

        int count = Items(items);
        foreach (CountAssertion assertion in items.Counts)
        {
            if (!assertion.Holds(count))
            {
                ReportCount(assertion, count);
            }
        }
    }

    private int Items(ArrayPlan items)
    {
        int level = _depth++;
        int count = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            _path[level] = PathSegment.Item(count++);
            Value(items.Each);
        }

        _depth--;
        return count;
    }
}
