namespace Telemetry.Client.Spooling;

/// <summary>The segment that this process appends to. Not thread-safe.</summary>
internal sealed class OpenSegment
{
    private readonly SpoolFolder _folder;
    private readonly SegmentName _name;
    private readonly ISpoolFile _file;
    private byte[] _buffer = new byte[1024];
    private long _length;

    private OpenSegment(SpoolFolder folder, SegmentName name, ISpoolFile file)
    {
        _folder = folder;
        _name = name;
        _file = file;
    }

    /// <summary>Events in it.</summary>
    internal int Events { get; private set; }

    /// <summary>When it was begun.</summary>
    internal DateTimeOffset Since => _name.Time;

    /// <summary>Whether the next record belongs into another one.</summary>
    internal bool IsFull(DateTimeOffset now) =>
        _length >= SpoolLimits.SegmentBytes || Events >= SpoolLimits.SegmentEvents || now - Since >= SpoolLimits.SegmentAge;

    /// <summary>Begins one. Its header is written with the first record. Null where an uploader took the file for that of a dead process.</summary>
    internal static OpenSegment? TryCreate(SpoolFolder folder, Guid id)
    {
        var name = new SegmentName(id, SegmentState.Open);
        folder.Disk.CreateFolder(folder.Path);
        ISpoolFile file;
        try
        {
            file = folder.Disk.Create(folder.PathOf(name));
        }
        catch (IOException e) when (FileFault.IsHeld(e))
        {
            return null;
        }

        // On Unix a file is there for an instant before it is locked; one that was adopted in it has another name by now.
        if (folder.Disk.Exists(folder.PathOf(name)))
        {
            return new(folder, name, file);
        }

        file.Dispose();
        return null;
    }

    /// <summary>Appends a record in one write; a fault leaves the file as it was, as far as the disk still obeys.</summary>
    internal void Append(RecordKind kind, ReadOnlySpan<byte> payload)
    {
        var headerBytes = _length == 0 ? SegmentHeader.Bytes : 0;
        var needed = headerBytes + RecordFrame.HeadBytes + payload.Length;
        if (_buffer.Length < needed)
        {
            _buffer = new byte[Math.Max(needed, _buffer.Length * 2)];
        }

        if (headerBytes > 0)
        {
            SegmentHeader.Write(_buffer.AsSpan(0, headerBytes));
        }

        RecordFrame.Write(_buffer.AsSpan(headerBytes), kind, payload);
        try
        {
            _file.Write(_buffer.AsSpan(0, needed), _length);
        }
        catch
        {
            TryTruncate();
            throw;
        }

        _length += needed;
        Events += kind == RecordKind.Losses ? 0 : 1;
    }

    /// <summary>Hands the segment over to whoever drains next; one without records is removed.</summary>
    internal void Close()
    {
        if (_length == 0)
        {
            Discard();
            return;
        }

        _file.CloseAs(_folder.PathOf(_name with { State = SegmentState.Ready }));
    }

    /// <summary>Removes it with all that is in it.</summary>
    internal void Discard()
    {
        try
        {
            _folder.Delete(_name);
        }
        finally
        {
            _file.Dispose();
        }
    }

    private void TryTruncate()
    {
        try
        {
            _file.Truncate(_length);
        }
        catch (Exception e) when (FileFault.IsOfDisk(e))
        {
            // Then a reader meets a torn record and skips it.
        }
    }
}
