namespace Telemetry.Schema.Patterns.Syntax;

/// <summary>The capturing groups of a pattern, found before it is parsed: a back-reference may stand before its group.</summary>
internal sealed class GroupIndex
{
    private readonly Dictionary<string, int> _names = [];

    private GroupIndex()
    {
    }

    public int Count { get; private set; }

    public static GroupIndex Of(string pattern)
    {
        var index = new GroupIndex();
        bool isInClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    isInClass = true;
                    break;
                case ']':
                    isInClass = false;
                    break;
                case '(' when !isInClass:
                    index.Add(pattern.AsSpan(i + 1));
                    break;
            }
        }

        return index;
    }

    /// <summary>The number of a named group; null when there is none.</summary>
    public int? Find(string name) => _names.TryGetValue(name, out int number) ? number : null;

    private void Add(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("?"))
        {
            Count++;
            return;
        }

        int end = rest.IndexOf('>');
        if (!rest.StartsWith("?<") || rest.StartsWith("?<=") || rest.StartsWith("?<!") || end < 0)
        {
            return;
        }

        Count++;
        string name = rest[2..end].ToString();
        if (!_names.TryAdd(name, Count))
        {
            throw new PatternException(JsonSchemaRefusal.InvalidSchema, $"two groups have the name '{name}'.");
        }
    }
}
