using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Automata;

/// <summary>
/// The bytes of UTF-8. Ranges of code points become sequences of byte ranges: U+0080 to U+07FF is [C2-DF][80-BF]. Ranges are cut until all
/// bytes but the first that differs run from 80 to BF, as in RE2 and its successors.
/// </summary>
internal sealed class Utf8Alphabet : IAlphabet
{
    private const int ContinuationBits = 6;

    // RFC 3629 section 3: the last code point of one, two, three and four bytes.
    private static readonly int[] LastOfLength = [0x7F, 0x7FF, 0xFFFF, 0x10FFFF];

    private Utf8Alphabet()
    {
    }

    public static Utf8Alphabet Instance { get; } = new();

    public int Count => 256;

    public IEnumerable<SymbolRange[]> SequencesOf(CodePointSet set) => set.Ranges.SelectMany(Of);

    private static IEnumerable<SymbolRange[]> Of(CodePointRange range)
    {
        int first = range.First;
        for (int length = 1; length <= LastOfLength.Length; length++)
        {
            int last = Math.Min(range.Last, LastOfLength[length - 1]);
            if (first <= last)
            {
                foreach (SymbolRange[] sequence in Split(first, last, length))
                {
                    yield return sequence;
                }

                first = last + 1;
            }
        }
    }

    private static IEnumerable<SymbolRange[]> Split(int first, int last, int length)
    {
        for (int i = 1; i < length; i++)
        {
            int mask = (1 << (ContinuationBits * i)) - 1;
            if ((first & ~mask) == (last & ~mask))
            {
                continue;
            }

            if ((first & mask) != 0)
            {
                return [.. Split(first, first | mask, length), .. Split((first | mask) + 1, last, length)];
            }

            if ((last & mask) != mask)
            {
                return [.. Split(first, (last & ~mask) - 1, length), .. Split(last & ~mask, last, length)];
            }
        }

        return [Sequence(first, last, length)];
    }

    private static SymbolRange[] Sequence(int first, int last, int length)
    {
        var sequence = new SymbolRange[length];
        for (int i = 0; i < length; i++)
        {
            int shift = ContinuationBits * (length - 1 - i);
            sequence[i] = new SymbolRange(Byte(first >> shift, i, length), Byte(last >> shift, i, length));
        }

        return sequence;
    }

    private static int Byte(int bits, int index, int length)
    {
        if (index > 0)
        {
            return 0x80 | (bits & 0x3F);
        }

        return length switch
        {
            1 => bits,
            2 => 0xC0 | bits,
            3 => 0xE0 | bits,
            _ => 0xF0 | bits,
        };
    }
}
