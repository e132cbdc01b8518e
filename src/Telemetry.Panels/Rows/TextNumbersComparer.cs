namespace Telemetry.Panels.Rows;

/// <summary>Compares sets of text numbers by their content, without making an array of each.</summary>
internal sealed class TextNumbersComparer : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
{
    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(int[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<int> alternate)
    {
        // Not HashCode.Add: this runs once a row over twenty numbers.
        var hash = 17u;
        foreach (var number in alternate)
        {
            hash = (hash ^ (uint)number) * 16_777_619;
        }

        return (int)hash;
    }

    public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
}
