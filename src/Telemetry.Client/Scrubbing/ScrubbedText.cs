using System.Buffers;

namespace Telemetry.Client.Scrubbing;

/// <summary>What a pass leaves of a text: nothing is copied before something is replaced, and then whole stretches at once.</summary>
/// <param name="text">The text.</param>
internal sealed class ScrubbedText(string text)
{
    /// <summary>Messages are shorter.</summary>
    private const int LongestStart = 1024;

    private char[] _characters = [];
    private int _length;
    private int _read;

    /// <summary>How long it is with the text up to <paramref name="at"/>.</summary>
    internal int LengthUpTo(int at) => _length + at - _read;

    /// <summary>Keeps the text up to <paramref name="start"/> and puts the marker in place of what follows, up to <paramref name="end"/>.</summary>
    internal void Replace(int start, int end, string marker)
    {
        Keep(start);
        Append(marker);
        _read = end;
    }

    /// <summary>Takes the name of a person off the end, which is at <paramref name="at"/> in the text.</summary>
    internal void DropDisplayName(int at)
    {
        Keep(at);
        var kept = _characters.AsSpan(0, _length);
        var bracket = kept[^1];
        _length = DisplayName.Start(kept[..^1]);
        Append([bracket]);
    }

    /// <summary>The whole, with the text up to <paramref name="end"/>.</summary>
    internal string UpTo(int end)
    {
        if (_read == 0 && end == text.Length)
        {
            return text;
        }

        Keep(end);
        var scrubbed = new string(_characters, 0, _length);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = [];
        return scrubbed;
    }

    private void Keep(int end)
    {
        Append(text.AsSpan(_read, end - _read));
        _read = end;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (_length + part.Length > _characters.Length)
        {
            Grow(_length + part.Length);
        }

        part.CopyTo(_characters.AsSpan(_length));
        _length += part.Length;
    }

    private void Grow(int least)
    {
        var grown = ArrayPool<char>.Shared.Rent(Math.Max(least, Math.Max(2 * _length, Math.Min(text.Length, LongestStart))));
        _characters.AsSpan(0, _length).CopyTo(grown);
        if (_length > 0)
        {
            ArrayPool<char>.Shared.Return(_characters);
        }

        _characters = grown;
    }
}
