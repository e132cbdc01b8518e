using Telemetry.Client.Spooling;

namespace Telemetry.Client.Delivering;

/// <summary>
/// Keeps the last events that a receiver has answered for good, byte for byte as they were sent, so that a person can look at what
/// left the machine. Two files of lines in the spool's folder, of which the newer moves over the older when it is full. Written by
/// the one process that drains; an erasure takes them with all else.
/// </summary>
internal sealed class SentLog(SpoolFolder folder)
{
    /// <summary>Bytes of both files together: 256 KiB.</summary>
    internal const int MaxBytes = 256 * 1024;

    private const int FileBytes = MaxBytes / 2;
    private const string NewerName = "sent";
    private const string OlderName = "sent.old";
    private const byte LineFeed = (byte)'\n';

    /// <summary>Adds events; a disk that takes none costs the log and nothing else.</summary>
    internal void Add(List<SpoolRecord> records)
    {
        try
        {
            var newer = Whole(NewerName);
            var kept = newer.Length;
            var added = new MemoryStream();
            foreach (var record in records)
            {
                var line = record.Payload;
                if (kept + added.Length + line.Length + 1 > FileBytes)
                {
                    Append(kept, added);
                    folder.Disk.Move(folder.PathOf(NewerName), folder.PathOf(OlderName));
                    kept = 0;
                    added.SetLength(0);
                }

                added.Write(line.Span);
                added.WriteByte(LineFeed);
            }

            Append(kept, added);
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            // The receiver's verdict stands all the same.
        }
    }

    /// <summary>The events, the oldest first; none where nothing was sent since the last erasure.</summary>
    internal IReadOnlyList<ReadOnlyMemory<byte>> Read()
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        foreach (var name in (string[])[OlderName, NewerName])
        {
            var rest = Whole(name);
            while (rest.Span.IndexOf(LineFeed) is >= 0 and var end)
            {
                lines.Add(rest[..end]);
                rest = rest[(end + 1)..];
            }
        }

        return lines;
    }

    /// <summary>The whole lines of a file: a crash may have torn off the last one.</summary>
    private ReadOnlyMemory<byte> Whole(string name)
    {
        var bytes = folder.Disk.Read(folder.PathOf(name)) ?? [];
        return bytes.AsMemory(0, bytes.AsSpan().LastIndexOf(LineFeed) + 1);
    }

    private void Append(int at, MemoryStream lines)
    {
        using var file = folder.Disk.TryLock(folder.PathOf(NewerName), LockMode.MakeMissing);
        if (file is not null)
        {
            file.Truncate(at);
            file.Write(lines.GetBuffer().AsSpan(0, (int)lines.Length), at);
        }
    }
}
