using System.Text.Json;
using Ingest.Bench.Measuring;

namespace Ingest.Bench.Figures;

/// <summary>The least that anyone can do with JSON: one pass of <see cref="Utf8JsonReader"/> over each line, on one thread.</summary>
internal static class ReaderPass
{
    /// <summary>Nanoseconds per line.</summary>
    public static Task<double> NanosecondsAsync(byte[] lines, int count, TimeSpan time) =>
        Task.Run(() => Loop.Nanoseconds(time, 1, _ => Read(lines)) / count);

    private static void Read(ReadOnlySpan<byte> lines)
    {
        while (lines.Length > 0)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
            }

            lines = end < 0 ? default : lines[(end + 1)..];
        }
    }
}
