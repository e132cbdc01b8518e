using Telemetry.Schema.Compiling;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Evaluating;

/// <content>Which of several schemas came nearest.</content>
internal ref partial struct Evaluation
{
    // Bounds what errors cost: so many are told the nearest, and of so many schemas. Those within alternatives are not.
    private const int MaxExplained = 16;
    private const int MaxCompared = 32;

    // A value of another type, or with another constant in the member that tells kinds apart, was meant for another schema.
    private const int WeightOfType = 10_000;
    private const int WeightOfConstant = 100;

    /// <summary>Notes that none of the schemas a keyword has holds.</summary>
    /// <returns>False.</returns>
    public bool FailAll(Assertion assertion, in Frame frame, IReadOnlyList<SchemaNode> schemas)
    {
        NearMiss? nearest = _wantsErrors && !IsRecording && _explained++ < MaxExplained ? Nearest(frame, schemas) : null;
        return Fail(new Finding(assertion, frame.Token, null, nearest));
    }

    private NearMiss? Nearest(in Frame frame, IReadOnlyList<SchemaNode> schemas)
    {
        (List<Finding>? findings, HashSet<(int, int, int)>? reported, int explained) = (_findings, _reported, _explained);
        _explained = MaxExplained;
        NearMiss? nearest = null;
        int least = int.MaxValue;
        for (int i = 0; i < schemas.Count && i < MaxCompared; i++)
        {
            _findings = null;
            _reported = null;
            Apply(schemas[i], frame.Scope, frame.Token, default);
            int distance = Distance(frame.Token);
            if (distance > 0 && distance < least)
            {
                least = distance;
                nearest = new NearMiss(_findings![0]);
            }
        }

        (_findings, _reported, _explained) = (findings, reported, explained);
        return nearest;
    }

    private readonly int Distance(int token)
    {
        int distance = 0;
        foreach (Finding finding in Findings)
        {
            distance += finding.Assertion switch
            {
                NeverAssertion when finding.Token == token => 2 * WeightOfType,
                TypeAssertion when finding.Token == token => WeightOfType,
                ValueAssertion => WeightOfConstant,
                _ => 1,
            };
        }

        return distance;
    }
}
