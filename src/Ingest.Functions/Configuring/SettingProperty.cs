using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Ingest.Functions.Configuring;

/// <summary>What form the value of a setting has.</summary>
internal enum SettingKind
{
    Value,
    List,
    Map,
    Section,
}

/// <summary>One setting of a settings type: its property, its description, and how text becomes its value.</summary>
internal sealed record SettingProperty(PropertyInfo Property, SettingAttribute Setting)
{
    public string Name => Property.Name;

    public SettingKind Kind { get; } = KindOf(Property.PropertyType);

    /// <summary>The type of the value, of a map's values, or of a section.</summary>
    public Type ValueType { get; } = ValueTypeOf(Property.PropertyType);

    /// <summary>What a value must look like, for messages.</summary>
    public string Expected => Setting.Pattern is { } pattern ? $"text matching {pattern}" : ValueType switch
    {
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(DateTimeOffset) => "a time as RFC 3339 with its offset, 2027-01-31T00:00:00Z",
        var t when t == typeof(int) || t == typeof(long) => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Setting.Min} to {Setting.Max}"),
        _ => "text that is not empty",
    };

    public static IReadOnlyList<SettingProperty> Of(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => (Property: p, Setting: p.GetCustomAttribute<SettingAttribute>()))
            .Where(p => p.Setting is not null)
            .Select(p => new SettingProperty(p.Property, p.Setting!))];

    /// <summary>The value, or null where the text is not one.</summary>
    public object? Parse(string text) => ValueType switch
    {
        var t when t == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
        var t when t == typeof(int) => Number(text) is { } number ? (int)number : null,
        var t when t == typeof(long) => Number(text),
        var t when t == typeof(DateTimeOffset) => Time(text),
        _ => Allows(text) ? text : null,
    };

    public bool Allows(string text) =>
        text.Length > 0 && (Setting.Pattern is null || Regex.IsMatch(text, $@"\A(?:{Setting.Pattern})\z", RegexOptions.CultureInvariant));

    private long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= Setting.Min && number <= Setting.Max
            ? number
            : null;

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static SettingKind KindOf(Type type) => type switch
    {
        _ when type == typeof(IReadOnlyList<string>) => SettingKind.List,
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => SettingKind.Map,
        _ when ValueTypeOf(type).Namespace == typeof(SettingProperty).Namespace => SettingKind.Section,
        _ => SettingKind.Value,
    };

    private static Type ValueTypeOf(Type type) => type switch
    {
        _ when type == typeof(IReadOnlyList<string>) => typeof(string),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => type.GetGenericArguments()[1],
        _ => Nullable.GetUnderlyingType(type) ?? type,
    };
}
