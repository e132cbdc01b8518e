using Telemetry.Client.Kvp.Records;

namespace Telemetry.Tool.Kvp;

/// <summary>Records from <c>KEY=VALUE</c> lines, cut at the first <c>=</c>; blank lines are skipped.</summary>
internal static class RecordLines
{
    /// <param name="file">Where the lines are; null for standard input.</param>
    /// <exception cref="UsageException">A line has no <c>=</c>.</exception>
    public static IReadOnlyList<KvpRecord> Read(string? file, ToolSurroundings surroundings)
    {
        using var reader = file is null ? null : new StreamReader(Path.GetFullPath(file, surroundings.WorkingDirectory));
        var input = reader ?? surroundings.In;
        var records = new List<KvpRecord>();
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var at = line.IndexOf('=', StringComparison.Ordinal);
            if (at < 0)
            {
                throw new UsageException($"{file ?? "standard input"}, line {number}: expected KEY=VALUE, got a line without '='. Nothing was written.");
            }

            records.Add(new KvpRecord(line[..at], line[(at + 1)..]));
        }

        return records;
    }
}
