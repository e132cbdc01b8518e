namespace Telemetry.Schema.Validating;

/// <summary>One step of the way to the value being read: a member's name as it lies in the document, or an item's index.</summary>
internal readonly record struct PathSegment
{
    private const int IndexMark = -1;

    private readonly int _start;
    private readonly int _length;

    private PathSegment(int start, int length)
    {
        _start = start;
        _length = length;
    }

    public bool IsIndex => _length == IndexMark;

    public int Index => _start;

    public static PathSegment Member(int nameStart, int nameLength) => new(nameStart, nameLength);

    public static PathSegment Item(int index) => new(index, IndexMark);

    public ReadOnlySpan<byte> NameIn(ReadOnlySpan<byte> json) => json.Slice(_start, _length);
}
