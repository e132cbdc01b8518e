namespace Notes.Cli.Store;

/// <summary>One note. Notes are values: a change is a new one under the same id.</summary>
internal sealed record Note(int Id, string Title, string Body, IReadOnlyList<string> Tags, DateTimeOffset Created)
{
    internal bool HasTag(string tag) => Tags.Contains(tag, StringComparer.OrdinalIgnoreCase);

    internal bool Mentions(string text) =>
        Title.Contains(text, StringComparison.OrdinalIgnoreCase)
        || Body.Contains(text, StringComparison.OrdinalIgnoreCase)
        || HasTag(text);

    internal Note WithTag(string tag) => HasTag(tag) ? this : this with { Tags = [.. Tags, tag] };

    internal Note WithoutTag(string tag) =>
        this with { Tags = [.. Tags.Where(t => !string.Equals(t, tag, StringComparison.OrdinalIgnoreCase))] };
}
