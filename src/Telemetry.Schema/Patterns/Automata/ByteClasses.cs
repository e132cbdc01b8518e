namespace Telemetry.Schema.Patterns.Automata;

/// <summary>Groups of bytes that an automaton does not tell apart, so that its table has a column per group.</summary>
internal sealed class ByteClasses
{
    private ByteClasses(byte[] map, byte[] representatives)
    {
        Map = map;
        Representatives = representatives;
    }

    /// <summary>The class of each of the 256 bytes.</summary>
    public byte[] Map { get; }

    /// <summary>A byte of each class.</summary>
    public byte[] Representatives { get; }

    public static ByteClasses Of(Nfa nfa)
    {
        var isBoundary = new bool[257];
        for (int i = 0; i < nfa.Count; i++)
        {
            NfaState state = nfa[i];
            if (state.Kind == NfaStateKind.Bytes)
            {
                isBoundary[state.Bytes.First] = true;
                isBoundary[state.Bytes.Last + 1] = true;
            }
        }

        var map = new byte[256];
        var representatives = new List<byte> { 0 };
        for (int value = 1; value < map.Length; value++)
        {
            if (isBoundary[value])
            {
                representatives.Add((byte)value);
            }

            map[value] = (byte)(representatives.Count - 1);
        }

        return new ByteClasses(map, [.. representatives]);
    }
}
