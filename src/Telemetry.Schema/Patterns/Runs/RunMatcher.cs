using Telemetry.Schema.Patterns.Syntax;

namespace Telemetry.Schema.Patterns.Runs;

/// <summary>Matches texts like <c>^[a-z][a-z0-9_]*$</c>: at most one character of a set, then any number of another.</summary>
internal sealed class RunMatcher : PatternMatcher
{
    private readonly ByteSet? _head;
    private readonly ByteSet _run;
    private readonly int _least;
    private readonly int _most;

    private RunMatcher(ByteSet? head, ByteSet run, int least, int most)
    {
        int heads = head is null ? 0 : 1;
        _head = head;
        _run = run;
        _least = heads + least;
        _most = most == int.MaxValue ? most : heads + most;
    }

    /// <returns>Null when the pattern is of another kind.</returns>
    public static RunMatcher? TryBuild(PatternNode pattern) => pattern switch
    {
        SequenceNode { Parts: [PositionNode { Position: Position.Start }, RepeatNode { Part: SetNode run } repeat, PositionNode { Position: Position.End }] } =>
            TryBuild(null, run.Set, repeat),
        SequenceNode { Parts: [PositionNode { Position: Position.Start }, SetNode head, RepeatNode { Part: SetNode run } repeat, PositionNode { Position: Position.End }] } =>
            TryBuild(head.Set, run.Set, repeat),
        _ => null,
    };

    public override bool IsMatch(ReadOnlySpan<byte> text)
    {
        if (text.Length < _least || text.Length > _most)
        {
            return false;
        }

        return _head is null ? _run.HasAll(text) : _head.Has(text[0]) && _run.HasAll(text[1..]);
    }

    private static RunMatcher? TryBuild(CodePointSet? head, CodePointSet run, RepeatNode repeat)
    {
        ByteSet? first = head is null ? null : ByteSet.TryCreate(head);
        if (ByteSet.TryCreate(run) is not { } rest || (head is not null && first is not { HasOthers: false }))
        {
            return null;
        }

        // Beyond ASCII bytes are not characters; then only "none or more" and "one or more" count the same.
        int most = repeat.Most ?? int.MaxValue;
        return rest.HasOthers && (repeat.Least > 1 || most != int.MaxValue)
            ? null
            : new RunMatcher(first, rest, repeat.Least, most);
    }
}
