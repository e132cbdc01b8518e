using System.Text;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Automata;

/// <summary>
/// Code points that a pattern does not tell apart are one symbol: those of <c>\p{L}</c>, which as bytes are a thousand states, are one.
/// </summary>
internal sealed class CodePointClasses : IAlphabet
{
    private const int AsciiCount = 0x80;

    // The first code point of each stretch of one class, ascending, and the class.
    private readonly int[] _starts;
    private readonly int[] _classes;
    private readonly int[] _ascii = new int[AsciiCount];
    private readonly Dictionary<CodePointSet, SymbolRange[][]> _sequences = [];

    /// <param name="sets">The sets that are told apart.</param>
    public CodePointClasses(HashSet<CodePointSet> sets)
    {
        _starts = [.. sets.SelectMany(set => set.Ranges).SelectMany(range => (int[])[range.First, range.Last + 1]).Append(0).Distinct().Order()];
        _classes = new int[_starts.Length];
        int named = 1;
        foreach (CodePointSet set in sets)
        {
            // What was one class and is in the set in part is two from here on.
            var within = new Dictionary<int, int>();
            foreach (int stretch in StretchesOf(set))
            {
                _classes[stretch] = within.TryGetValue(_classes[stretch], out int known) ? known : within[_classes[stretch]] = named++;
            }
        }

        Renumber();
        for (int character = 0; character < AsciiCount; character++)
        {
            _ascii[character] = OfAny(character);
        }
    }

    public int Count { get; private set; }

    /// <summary>The sets of a pattern.</summary>
    public static HashSet<CodePointSet> SetsOf(PatternNode pattern)
    {
        var sets = new HashSet<CodePointSet>();
        Collect(pattern, sets);
        return sets;
    }

    public IEnumerable<SymbolRange[]> SequencesOf(CodePointSet set)
    {
        if (!_sequences.TryGetValue(set, out SymbolRange[][]? sequences))
        {
            sequences = [.. Runs(StretchesOf(set).Select(stretch => _classes[stretch]).Distinct().Order()).Select(run => new[] { run })];
            _sequences.Add(set, sequences);
        }

        return sequences;
    }

    /// <summary>Takes the first character off a text that has one.</summary>
    /// <returns>Its symbol.</returns>
    public int Take(ref ReadOnlySpan<byte> text)
    {
        byte first = text[0];
        if (first < AsciiCount)
        {
            text = text[1..];
            return _ascii[first];
        }

        Rune.DecodeFromUtf8(text, out Rune character, out int length);
        text = text[length..];
        return OfAny(character.Value);
    }

    private static void Collect(PatternNode node, HashSet<CodePointSet> sets)
    {
        IEnumerable<PatternNode> parts = node switch
        {
            SequenceNode sequence => sequence.Parts,
            ChoiceNode choice => choice.Alternatives,
            RepeatNode repeat => [repeat.Part],
            GroupNode group => [group.Part],
            _ => [],
        };
        if (node is SetNode leaf)
        {
            sets.Add(leaf.Set);
        }

        foreach (PatternNode part in parts)
        {
            Collect(part, sets);
        }
    }

    private static IEnumerable<SymbolRange> Runs(IEnumerable<int> ascending)
    {
        SymbolRange? run = null;
        foreach (int symbol in ascending)
        {
            if (run is { } whole && whole.Last + 1 != symbol)
            {
                yield return whole;
                run = null;
            }

            run = new SymbolRange(run?.First ?? symbol, symbol);
        }

        if (run is { } last)
        {
            yield return last;
        }
    }

    private int OfAny(int codePoint)
    {
        int found = Array.BinarySearch(_starts, codePoint);
        return _classes[found < 0 ? ~found - 1 : found];
    }

    private IEnumerable<int> StretchesOf(CodePointSet set)
    {
        foreach (CodePointRange range in set.Ranges)
        {
            for (int i = Array.BinarySearch(_starts, range.First); i < _starts.Length && _starts[i] <= range.Last; i++)
            {
                yield return i;
            }
        }
    }

    private void Renumber()
    {
        var numbers = new Dictionary<int, int>();
        for (int i = 0; i < _classes.Length; i++)
        {
            numbers.TryAdd(_classes[i], numbers.Count);
            _classes[i] = numbers[_classes[i]];
        }

        Count = numbers.Count;
    }
}
