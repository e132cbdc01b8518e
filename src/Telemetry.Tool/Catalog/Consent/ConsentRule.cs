namespace Telemetry.Tool.Catalog.Consent;

/// <summary>
/// Users agree to a list of fields. A list that grows, or changes at all, is another list, and so another version to ask for.
/// </summary>
internal static class ConsentRule
{
    /// <summary>Why the catalogue must not be generated over the committed lock; null when it may.</summary>
    public static string? Judge(ConsentLock? committed, ConsentLock current)
    {
        if (committed is null)
        {
            return null;
        }

        if (current.Version < committed.Version)
        {
            return $"x-consent-version is {current.Version} but {committed.Version} was already asked for; set it to {committed.Version} or higher in schemas/envelope.schema.json.";
        }

        var changes = Changes(committed, current).ToList();
        return changes.Count == 0 || current.Version > committed.Version
            ? null
            : $"The field set changed ({string.Join(", ", changes)}) but x-consent-version is still {current.Version}; set it to {current.Version + 1} in schemas/envelope.schema.json.";
    }

    private static IEnumerable<string> Changes(ConsentLock committed, ConsentLock current)
    {
        var before = Flat(committed);
        var after = Flat(current);
        return after.Except(before).Select(f => $"+{f}").Concat(before.Except(after).Select(f => $"-{f}"));
    }

    // An event without fields is still something that is sent.
    private static List<string> Flat(ConsentLock consent) =>
        [.. consent.Fields.SelectMany(e => e.Value.Select(path => $"{e.Key}: {path}").Prepend(e.Key))];
}
