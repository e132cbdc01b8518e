namespace Telemetry.Panels.Rows;

/// <summary>Each distinct text once, by number; 0 is the empty text.</summary>
internal sealed class TextPool
{
    private readonly List<string> _texts = [""];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public string this[int number] => _texts[number];

    public int Of(ReadOnlySpan<char> text)
    {
        if (!_lookup.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _texts.Add(text.ToString());
            _numbers[_texts[number]] = number;
        }

        return number;
    }
}
