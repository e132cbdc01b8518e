using System.Globalization;
using System.Text;
using Telemetry.Schema.Compiling;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Output;

/// <summary>Records what schemas were applied, in which way, and what came of it.</summary>
internal sealed class OutputRecorder
{
    /// <summary>Units that are kept; without a bound, alternatives within alternatives would make outputs of any size.</summary>
    private const int MaxUnits = 10_000;

    private readonly Stack<OutputUnit> _open = new();
    private readonly Stack<int> _lengths = new();
    private readonly StringBuilder _way = new();
    private int _units;

    /// <summary>Whether no more is recorded.</summary>
    public bool IsFull => _units >= MaxUnits;

    /// <summary>The unit of the whole.</summary>
    public OutputUnit Root { get; private set; } = null!;

    /// <summary>A keyword leads on to another schema.</summary>
    public void Begin(Step step)
    {
        _lengths.Push(_way.Length);
        _way.Append('/').Append(step.Keyword);
        if (step.Name is not null)
        {
            _way.Append(JsonPointer.Append(string.Empty, step.Name));
        }
        else if (step.Index >= 0)
        {
            _way.Append(CultureInfo.InvariantCulture, $"/{step.Index}");
        }
    }

    /// <summary>The schema that a keyword led on to is done.</summary>
    public void End() => _way.Length = _lengths.Pop();

    /// <summary>A place among the parts of the schema that is being applied, for <see cref="DropErrors"/>.</summary>
    public int Mark() => _open.Peek().Parts.Count;

    /// <summary>What failed since a mark turned out not to matter.</summary>
    public void DropErrors(int mark)
    {
        List<OutputUnit> parts = _open.Peek().Parts;
        for (int i = parts.Count - 1; i >= mark; i--)
        {
            if (!parts[i].IsValid)
            {
                parts.RemoveAt(i);
            }
        }
    }

    /// <summary>A schema is applied to a value.</summary>
    public void Enter(SchemaNode schema, int token)
    {
        _units++;
        _open.Push(new OutputUnit(_way.ToString(), schema.Location, token, null));
    }

    /// <summary>The schema is done. Of one that holds, errors on the way there mean nothing; of one that does not, annotations.</summary>
    public void Leave(SchemaNode schema, bool holds)
    {
        OutputUnit unit = _open.Pop();
        unit.IsValid = holds;
        unit.Parts.RemoveAll(part => part.IsValid != holds);
        if (holds && !IsFull)
        {
            foreach (Annotation annotation in schema.Annotations)
            {
                _units++;
                unit.Parts.Add(new OutputUnit($"{_way}{JsonPointer.Append(string.Empty, annotation.Keyword)}", annotation.Location, unit.Token, null)
                {
                    Annotation = annotation.Value,
                    IsValid = true,
                });
            }
        }

        if (_open.TryPeek(out OutputUnit? around))
        {
            around.Parts.Add(unit);
        }
        else
        {
            Root = unit;
        }
    }

    /// <summary>A keyword does not hold.</summary>
    public void Fail(Finding finding)
    {
        _units++;
        bool isSchemaItself = finding.Assertion is NeverAssertion;
        string way = isSchemaItself ? _way.ToString() : $"{_way}/{finding.Assertion.Keyword}";
        _open.Peek().Parts.Add(new OutputUnit(way, finding.Assertion.SchemaPointer, finding.Token, finding));
    }
}
