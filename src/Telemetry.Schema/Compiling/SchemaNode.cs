using System.Text.Json;
using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Validating;

namespace Telemetry.Schema.Compiling;

/// <summary>One schema, as it is written: what its own keywords ask for, and the schemas they apply.</summary>
/// <remarks>Filled while it is read, read-only afterwards.</remarks>
internal sealed class SchemaNode(int id, SchemaResource resource, JsonElement element, string pointer, Quoting quoting)
{
    private readonly List<Applicator> _applicators = [];
    private readonly List<BoundSchema> _bound = [];

    /// <summary>Position in the order of reading; 0 is the root.</summary>
    public int Id { get; } = id;

    public SchemaResource Resource { get; } = resource;

    public JsonElement Element { get; } = element;

    /// <summary>Where it lies in its document.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>The same with the document, for errors and messages.</summary>
    public string Location => Resource.Document.Prefix + Pointer;

    public Quoting Quoting { get; } = quoting;

    public NeverAssertion? Never { get; set; }

    public TypeAssertion? Type { get; set; }

    public List<ValueAssertion> Values { get; } = [];

    public List<StringAssertion> Strings { get; } = [];

    public List<NumberAssertion> Numbers { get; } = [];

    public List<CountAssertion> MemberCounts { get; } = [];

    public List<CountAssertion> ItemCounts { get; } = [];

    public List<Annotation> Annotations { get; } = [];

    /// <summary>Its families of keywords that apply schemas or look at whole arrays and objects, in the order of evaluation.</summary>
    public Applicator[] Applicators { get; private set; } = [];

    /// <summary>Whether a keyword of it asks what others have looked at.</summary>
    public bool AsksForEvaluated { get; private set; }

    public void Add(Applicator applicator) => _applicators.Add(applicator);

    /// <summary>The family of keywords that the schema has, as far as it has been read.</summary>
    public T Family<T>()
        where T : Applicator, new()
    {
        if (Find<T>() is { } known)
        {
            return known;
        }

        var family = new T();
        _applicators.Add(family);
        return family;
    }

    public T? Find<T>()
        where T : Applicator
    {
        foreach (Applicator applicator in _applicators)
        {
            if (applicator is T family)
            {
                return family;
            }
        }

        return null;
    }

    /// <summary>The schema in a scope, which is that inside it.</summary>
    public BoundSchema In(Scope scope)
    {
        foreach (BoundSchema known in _bound)
        {
            if (known.Scope == scope)
            {
                return known;
            }
        }

        var bound = new BoundSchema(this, scope);
        _bound.Add(bound);
        return bound;
    }

    /// <summary>To be called once all keywords have been read.</summary>
    public void Finish()
    {
        if (_applicators.Count == 0)
        {
            return;
        }

        var ordered = new List<Applicator>(_applicators.Count);
        foreach (Applicator applicator in _applicators)
        {
            applicator.Finish();
            if (!applicator.IsIdle)
            {
                // After those of the same phase: the order of writing stays.
                int place = ordered.Count;
                while (place > 0 && ordered[place - 1].Phase > applicator.Phase)
                {
                    place--;
                }

                ordered.Insert(place, applicator);
            }
        }

        Applicators = [.. ordered];
        AsksForEvaluated = Applicators is [.., { Phase: Phase.Unevaluated }];
    }
}
