using System.Globalization;
using System.Text;

namespace Ingest.Functions.Configuring;

/// <summary>The settings as a Markdown table, made from the settings types: docs/operating.md holds this very text.</summary>
internal static class SettingsTable
{
    public static string Markdown()
    {
        var text = new StringBuilder("| setting | value | default | what it does |\n|---|---|---|---|\n");
        Append(text, IngestSettings.Section, IngestSettings.Shape);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string path, SettingsShape shape)
    {
        var defaults = shape.Create();
        foreach (var setting in shape.Settings)
        {
            var name = $"{path}:{setting.Name}";
            switch (setting.Kind)
            {
                case SettingKind.Section:
                    Append(text, name, setting.Shape!);
                    break;
                case SettingKind.Map:
                    Append(text, $"{name}:{{id}}", setting.Shape!);
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Value(setting)} | {Default(setting, defaults)} | {setting.Description} |\n");
                    break;
            }
        }
    }

    private static string Value(Setting setting)
    {
        var expected = setting.Expected.Replace("|", "\\|", StringComparison.Ordinal);
        return setting.Kind == SettingKind.List ? $"list of {expected}" : expected;
    }

    private static string Default(Setting setting, object defaults) => setting switch
    {
        { IsRequired: true } => "required",
        { Kind: SettingKind.List } => $"`{string.Join(", ", (IReadOnlyList<string>)setting.Get(defaults)!)}`",
        _ => setting.Get(defaults) is { } value ? $"`{Text(value)}`" : "none",
    };

    private static string Text(object value) => value is bool flag
        ? flag ? "true" : "false"
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
