using System.IO.Compression;
using System.Reflection;
using System.Text;
using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Unicode;

/// <summary>
/// Properties of characters that .NET does not tell: scripts, ECMA-262's binary properties, and those that host names ask for.
/// Read when first asked; <c>scripts/unicode/generate.mjs</c> writes the resource and says how it is laid out.
/// </summary>
internal static class UnicodeData
{
    private static readonly Lazy<Dictionary<string, CodePointSet>> Properties = new(Read);

    /// <summary>The code points of a property: <c>sc=Greek</c>, <c>scx=Grek</c>, <c>Alphabetic</c>, <c>jt=D</c>; null when it is not known.</summary>
    public static CodePointSet? Find(string property) => Properties.Value.GetValueOrDefault(property);

    private static Dictionary<string, CodePointSet> Read()
    {
        using Stream packed = Assembly.GetExecutingAssembly().GetManifestResourceStream("unicode/properties.bin")!;
        using var unpacking = new BrotliStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        unpacking.CopyTo(unpacked);
        ReadOnlySpan<byte> bytes = unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length);

        var properties = new Dictionary<string, CodePointSet>();
        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOf((byte)'\n');
            string names = Encoding.ASCII.GetString(bytes[..end]);
            bytes = bytes[(end + 1)..];
            CodePointSet set = ReadSet(ref bytes);
            foreach (string name in names.Split(' '))
            {
                properties.Add(name, set);
            }
        }

        return properties;
    }

    private static CodePointSet ReadSet(ref ReadOnlySpan<byte> bytes)
    {
        var ranges = new CodePointRange[ReadNumber(ref bytes) / 2];
        int at = 0;
        for (int i = 0; i < ranges.Length; i++)
        {
            int first = at + ReadNumber(ref bytes);
            at = first + ReadNumber(ref bytes);
            ranges[i] = new CodePointRange(first, at - 1);
        }

        return CodePointSet.Of(ranges);
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        int number = 0;
        int shift = 0;
        while (true)
        {
            byte next = bytes[0];
            bytes = bytes[1..];
            number |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }

            shift += 7;
        }
    }
}
