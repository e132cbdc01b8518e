using System.Buffers;
using System.Text.Json;

namespace Telemetry.Schema.Evaluating;

/// <content>What has been looked at. Sets lie on a stack: those of a schema above those of the schema that applies it.</content>
internal ref partial struct Evaluation
{
    private const int FirstWords = 64;

    /// <summary>Notes that a keyword has looked at a member or item.</summary>
    public readonly void Mark(EvaluatedSet set, int index)
    {
        if (set.IsKept)
        {
            _words![set.First + (index / EvaluatedSet.BitsPerWord)] |= 1UL << index;
        }
    }

    public readonly bool IsMarked(EvaluatedSet set, int index) =>
        (_words![set.First + (index / EvaluatedSet.BitsPerWord)] & (1UL << index)) != 0;

    /// <summary>Gives rented memory back.</summary>
    public readonly void Release()
    {
        if (_words is not null)
        {
            ArrayPool<ulong>.Shared.Return(_words);
        }
    }

    private EvaluatedSet Keep(int token)
    {
        if (KindOf(token) is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return default;
        }

        int words = (CountOf(token) / EvaluatedSet.BitsPerWord) + 1;
        if (_words is null || _kept + words > _words.Length)
        {
            Grow(_kept + words);
        }

        var set = new EvaluatedSet(_kept, words);
        _words.AsSpan(_kept, words).Clear();
        _kept += words;
        return set;
    }

    private void Grow(int words)
    {
        ulong[] larger = ArrayPool<ulong>.Shared.Rent(Math.Max(FirstWords, words * 2));
        if (_words is not null)
        {
            _words.AsSpan(0, _kept).CopyTo(larger);
            ArrayPool<ulong>.Shared.Return(_words);
        }

        _words = larger;
    }

    private void Release(EvaluatedSet set, EvaluatedSet receiver)
    {
        for (int i = 0; i < receiver.Words; i++)
        {
            _words![receiver.First + i] |= _words[set.First + i];
        }

        _kept = set.First;
    }
}
