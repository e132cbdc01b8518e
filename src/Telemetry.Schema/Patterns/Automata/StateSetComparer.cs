namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Compares ascending sets of states by what is in them.</summary>
internal sealed class StateSetComparer : IEqualityComparer<int[]>
{
    public static readonly StateSetComparer Instance = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] obj)
    {
        var hash = default(HashCode);
        foreach (int state in obj)
        {
            hash.Add(state);
        }

        return hash.ToHashCode();
    }
}
