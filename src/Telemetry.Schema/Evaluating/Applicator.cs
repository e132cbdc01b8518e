using Telemetry.Schema.Compiling;

namespace Telemetry.Schema.Evaluating;

/// <summary>A family of keywords that applies schemas, or looks at a whole array or object.</summary>
internal abstract class Applicator
{
    /// <summary>When it is evaluated: families that ask what others have looked at come after those.</summary>
    public virtual Phase Phase => Phase.Children;

    /// <summary>The schemas it applies to the value itself, in a scope; a chain of them that came back would never end.</summary>
    public virtual IEnumerable<SchemaNode> InPlace(Scope scope) => [];

    /// <summary>The schemas it applies to members, items or names.</summary>
    public virtual IEnumerable<SchemaNode> Below => [];

    /// <summary>Whether it asks for nothing, as <c>then</c> without <c>if</c>.</summary>
    public virtual bool IsIdle => false;

    /// <summary>Called once all keywords of the schema have been read.</summary>
    public virtual void Finish()
    {
    }

    /// <summary>Whether all that it asks for holds.</summary>
    public abstract bool Holds(ref Evaluation evaluation, in Frame frame);
}
