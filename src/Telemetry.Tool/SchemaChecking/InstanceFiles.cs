using System.Text;

namespace Telemetry.Tool.SchemaChecking;

/// <summary>The documents of files and of standard input.</summary>
internal static class InstanceFiles
{
    private const string StandardInput = "-";

    public static IEnumerable<InstanceFault> Check(CheckRequest request, InstanceCheck check, ToolSurroundings surroundings) =>
        request.Instances.SelectMany(file => file == StandardInput
            ? Check("standard input", surroundings.In, request.Form == DocumentForm.Lines, check)
            : Check(file, Path.GetFullPath(file, surroundings.WorkingDirectory), request.Form == DocumentForm.Lines || IsLines(file), check));

    private static bool IsLines(string file) => file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<InstanceFault> Check(string name, TextReader text, bool lines, InstanceCheck check)
    {
        if (!lines)
        {
            return check.Check(name, Encoding.UTF8.GetBytes(text.ReadToEnd()));
        }

        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.ReadToEnd()));
        return [.. Lines(name, bytes, check)];
    }

    private static IEnumerable<InstanceFault> Check(string name, string path, bool lines, InstanceCheck check)
    {
        if (!lines)
        {
            foreach (var fault in check.Check(name, SchemaFiles.WithoutMark(File.ReadAllBytes(path))))
            {
                yield return fault;
            }

            yield break;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        foreach (var fault in Lines(name, file, check))
        {
            yield return fault;
        }
    }

    /// <summary>Line by line, so that a file may be larger than memory; blank lines are skipped.</summary>
    private static IEnumerable<InstanceFault> Lines(string name, Stream stream, InstanceCheck check)
    {
        var buffer = new byte[64 * 1024];
        var held = 0;
        for (var number = 1; ;)
        {
            var read = stream.Read(buffer, held, buffer.Length - held);
            held += read;
            var start = 0;
            while (buffer.AsSpan(start, held - start).IndexOf((byte)'\n') is var length and >= 0)
            {
                foreach (var fault in Line(name, buffer.AsSpan(start, length), number++, check))
                {
                    yield return fault;
                }

                start += length + 1;
            }

            if (read == 0)
            {
                foreach (var fault in Line(name, buffer.AsSpan(start, held - start), number, check))
                {
                    yield return fault;
                }

                yield break;
            }

            buffer.AsSpan(start, held - start).CopyTo(buffer);
            held -= start;
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static IReadOnlyList<InstanceFault> Line(string name, ReadOnlySpan<byte> line, int number, InstanceCheck check) =>
        line.Trim(" \t\r"u8).IsEmpty ? [] : check.Check(name, line, number);
}
