namespace Telemetry.Schema.Differential;

/// <summary>A document after a few changes of its bytes.</summary>
internal static class Mutation
{
    /// <summary>Bytes that mean something to JSON or to UTF-8.</summary>
    private static readonly byte[] Telling = [.. "{}[]\":,\\u0truefalsn-+.eE \n\t0123456789"u8, 0, 0x1F, 0x7F, 0x80, 0xBF, 0xC0, 0xC3, 0xED, 0xA0, 0xEF, 0xF0, 0xF4, 0xFF];

    public static byte[] Of(byte[] document, IReadOnlyList<byte[]> others, Random random, int largest)
    {
        var bytes = document.ToList();
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(7))
            {
                case 0 when bytes.Count > 0:
                    bytes[Math.Min(at, bytes.Count - 1)] = Telling[random.Next(Telling.Length)];
                    break;
                case 1:
                    bytes.Insert(at, Telling[random.Next(Telling.Length)]);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(4), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, others[random.Next(others.Count)]);
                    break;
                case 4:
                    Repeat(bytes, at, random, largest);
                    break;
                case 5:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, "\"\\ud83d\\u0000\""u8.ToArray());
                    break;
            }
        }

        return [.. bytes.Take(largest)];
    }

    private static void Repeat(List<byte> bytes, int at, Random random, int largest)
    {
        var part = bytes.GetRange(at, Math.Min(1 + random.Next(12), bytes.Count - at));
        for (var times = 1 << random.Next(12); times > 0 && part.Count > 0 && bytes.Count < largest; times--)
        {
            bytes.InsertRange(at, part);
        }
    }
}
