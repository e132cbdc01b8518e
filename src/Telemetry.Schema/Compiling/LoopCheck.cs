using Telemetry.Schema.Evaluating;
using Telemetry.Schema.Keywords;

namespace Telemetry.Schema.Compiling;

/// <summary>Refuses schemas that would apply themselves to the same value forever (2020-12 Core section 9.4.1).</summary>
internal sealed class LoopCheck
{
    /// <summary>Schemas that may apply each other in a row; a bound for whatever walks such a chain.</summary>
    private const int MaxChain = 500;

    // Per schema and scope: whether its chains are known to end; false while they are being walked.
    private readonly Dictionary<BoundSchema, bool> _isDone = [];

    private readonly HashSet<BoundSchema> _reached = [];
    private readonly Queue<BoundSchema> _open = new();

    /// <summary>Checks all schemas, those that evaluation can come to in each scope that it can come to them in.</summary>
    /// <exception cref="JsonSchemaException">A chain comes back, or is too long.</exception>
    public static void Check(IReadOnlyList<SchemaNode> schemas, BoundSchema root)
    {
        var check = new LoopCheck();
        check.Reach(root);
        while (check._open.TryDequeue(out BoundSchema? bound))
        {
            check.Walk(bound, null, 0);
            foreach (Applicator applicator in bound.Schema.Applicators)
            {
                check.Reach(bound.Scope, applicator.InPlace(bound.Scope));
                check.Reach(bound.Scope, applicator.Below);
            }
        }

        // What is not in use yet shall not surprise whoever takes it into use.
        if (root.Scope.Inside is null)
        {
            foreach (SchemaNode schema in schemas)
            {
                check.Walk(schema.In(root.Scope), null, 0);
            }
        }
    }

    private void Reach(Scope scope, IEnumerable<SchemaNode> schemas)
    {
        foreach (SchemaNode schema in schemas)
        {
            Reach(BoundSchema.In(scope, schema));
        }
    }

    private void Reach(BoundSchema bound)
    {
        if (_reached.Add(bound))
        {
            _open.Enqueue(bound);
        }
    }

    private void Walk(BoundSchema bound, Applicator? by, int length)
    {
        SchemaNode schema = bound.Schema;
        if (_isDone.TryGetValue(bound, out bool isDone))
        {
            if (!isDone)
            {
                throw by is ReferenceKeyword reference
                    ? JsonSchemaException.Invalid(
                        reference.Location, $"expected a reference that ends at a schema, but \"{Describe.Cut(reference.Text)}\" leads back to itself.")
                    : JsonSchemaException.Invalid(
                        schema.Location, "expected references that end at some schema, but found one that applies itself to the same value forever.");
            }

            return;
        }

        if (length > MaxChain)
        {
            throw JsonSchemaException.NotSupported(schema.Location, $"expected at most {MaxChain} schemas that apply each other in a row, but found more.");
        }

        _isDone[bound] = false;
        foreach (Applicator applicator in schema.Applicators)
        {
            foreach (SchemaNode next in applicator.InPlace(bound.Scope))
            {
                Walk(BoundSchema.In(bound.Scope, next), applicator, length + 1);
            }
        }

        _isDone[bound] = true;
    }
}
