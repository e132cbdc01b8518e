using System.Globalization;
using System.Text;

namespace Ingest.Functions.Configuring;

/// <summary>The settings as a Markdown table, made from the settings types: docs/operating.md holds this very text.</summary>
internal static class SettingsTable
{
    public static string Markdown()
    {
        var text = new StringBuilder("| setting | value | default | what it does |\n|---|---|---|---|\n");
        Append(text, IngestSettings.Section, typeof(IngestSettings));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string path, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        foreach (var property in SettingProperty.Of(type))
        {
            var name = $"{path}:{property.Name}";
            switch (property.Kind)
            {
                case SettingKind.Section:
                    Append(text, name, property.ValueType);
                    break;
                case SettingKind.Map:
                    Append(text, $"{name}:{{id}}", property.ValueType);
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Value(property)} | {Default(property, defaults)} | {property.Setting.Description} |\n");
                    break;
            }
        }
    }

    private static string Value(SettingProperty property)
    {
        var expected = property.Expected.Replace("|", "\\|", StringComparison.Ordinal);
        return property.Kind == SettingKind.List ? $"list of {expected}" : expected;
    }

    private static string Default(SettingProperty property, object defaults) => property switch
    {
        { Setting.Required: true } => "required",
        { Kind: SettingKind.List } => $"`{string.Join(", ", (IReadOnlyList<string>)property.Property.GetValue(defaults)!)}`",
        _ => property.Property.GetValue(defaults) is { } value ? $"`{Text(value)}`" : "none",
    };

    private static string Text(object value) => value is bool flag
        ? flag ? "true" : "false"
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
