using Telemetry.Schema.Patterns;

namespace Telemetry.Schema.Validating;

/// <summary>What the members of an object must be.</summary>
internal sealed class ObjectPlan
{
    /// <summary>Bits in one element of the set of members seen.</summary>
    public const int BitsPerWord = 64;

    /// <summary>Any members.</summary>
    public static ObjectPlan Anything => Plan.Anything.Members;

    /// <summary>The names that <c>properties</c> and <c>required</c> mention, those of the first schema first and in its order.</summary>
    public Utf8NameTable Names { get; init; } = Utf8NameTable.Empty;

    /// <summary>The plan for the value of each of <see cref="Names"/>.</summary>
    public Plan[] Values { get; init; } = [];

    /// <summary>The patterns that other names are tried with.</summary>
    public PatternMatcher[] Patterns { get; init; } = [];

    /// <summary>The plans for the values of all other members, by the bits of the patterns that their name matches.</summary>
    public required Plan[] Undeclared { get; init; }

    /// <summary>The plan for the names of all members, taken as strings; null when there is none.</summary>
    public Plan? PropertyNames { get; init; }

    public bool NamesAreChecked => PropertyNames is not null;

    /// <summary>Per index in <see cref="Names"/>, who requires it; null where nobody does.</summary>
    public RequiredAssertion?[] Required { get; init; } = [];

    /// <summary>The indices with a <see cref="Required"/> as a set of bits.</summary>
    public ulong[] RequiredBits { get; init; } = [0];

    /// <summary>Members that have to be there beside others.</summary>
    public DependentName[] Dependent { get; init; } = [];

    public CountAssertion[] Counts { get; init; } = [];
}
