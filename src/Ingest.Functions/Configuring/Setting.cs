using System.Globalization;

namespace Ingest.Functions.Configuring;

/// <summary>Describes one setting: for the settings table in docs/operating.md, and for the checks at start.</summary>
internal sealed class Setting
{
    private readonly Func<object, object?> _get;
    private readonly Action<object, object> _set;

    private Setting(string name, SettingKind kind, string description, string expected, Func<object, object?> get, Action<object, object> set)
    {
        Name = name;
        Kind = kind;
        Description = description;
        Expected = expected;
        _get = get;
        _set = set;
    }

    public string Name { get; }

    public SettingKind Kind { get; }

    /// <summary>What it does, its unit and what follows from it, in a sentence or two.</summary>
    public string Description { get; }

    /// <summary>What a value must look like, for messages.</summary>
    public string Expected { get; }

    /// <summary>Whether its section is incomplete without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value of a text, or null where the text is none.</summary>
    public Func<string, object?> Parse { get; private init; } = static _ => null;

    /// <summary>What a section holds, or each section of a map; null for values.</summary>
    public SettingsShape? Shape { get; private init; }

    public object? Get(object settings) => _get(settings);

    public void Set(object settings, object value) => _set(settings, value);

    public static Setting Flag<T>(string name, Func<T, bool> get, Action<T, bool> set, string description)
        where T : class => new(name, SettingKind.Value, description, "true or false", s => get((T)s), (s, v) => set((T)s, (bool)v))
        {
            Parse = static text => bool.TryParse(text, out var flag) ? flag : null,
        };

    public static Setting Number<T>(string name, Func<T, long?> get, Action<T, long> set, long min, long max, string description)
        where T : class => new(
            name,
            SettingKind.Value,
            description,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"),
            s => get((T)s),
            (s, v) => set((T)s, (long)v))
        {
            Parse = text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
                ? number
                : null,
        };

    public static Setting Time<T>(string name, Func<T, DateTimeOffset?> get, Action<T, DateTimeOffset> set, string description)
        where T : class => new(
            name,
            SettingKind.Value,
            description,
            "a time as RFC 3339 with its offset, 2027-01-31T00:00:00Z",
            s => get((T)s),
            (s, v) => set((T)s, (DateTimeOffset)v))
        {
            Parse = static text => DateTimeOffset.TryParseExact(
                text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : null,
        };

    /// <param name="form">The form of the text; null for any that is not empty.</param>
    public static Setting Text<T>(
        string name, Func<T, string?> get, Action<T, string> set, string description, TextForm? form = null, bool isRequired = false)
        where T : class => new(name, SettingKind.Value, description, Looks(form), s => get((T)s), (s, v) => set((T)s, (string)v))
        {
            IsRequired = isRequired,
            Parse = TextIn(form),
        };

    /// <param name="form">The form of each item; null for any text that is not empty.</param>
    public static Setting List<T>(
        string name, Func<T, IReadOnlyList<string>> get, Action<T, IReadOnlyList<string>> set, string description, TextForm? form = null, bool isRequired = false)
        where T : class => new(name, SettingKind.List, description, Looks(form), s => get((T)s), (s, v) => set((T)s, (IReadOnlyList<string>)v))
        {
            IsRequired = isRequired,
            Parse = TextIn(form),
        };

    public static Setting Section<T>(string name, Func<T, object?> get, Action<T, object> set, SettingsShape shape, string description)
        where T : class => new(name, SettingKind.Section, description, "", s => get((T)s), (s, v) => set((T)s, v)) { Shape = shape };

    /// <param name="form">The form of the names.</param>
    /// <param name="add">Adds a section by its name.</param>
    public static Setting Map<T>(string name, TextForm form, Action<T, KeyValuePair<string, object>> add, SettingsShape shape, string description)
        where T : class => new(name, SettingKind.Map, description, Looks(form), static _ => null, (s, v) => add((T)s, (KeyValuePair<string, object>)v))
        {
            Parse = TextIn(form),
            Shape = shape,
        };

    private static string Looks(TextForm? form) => form is null ? "text that is not empty" : $"text matching {form.Pattern}";

    private static Func<string, object?> TextIn(TextForm? form) => text => text.Length > 0 && form?.Allows(text) != false ? text : null;
}
