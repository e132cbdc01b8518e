namespace Ingest.Functions.Configuring;

/// <summary>
/// Reads a section into a settings type, strictly: what the type does not know, what does not parse and what is half
/// complete are faults. The framework's own binder drops unknown names silently, and a misspelt setting would mean a
/// receiver that does something else than its operator wrote.
/// </summary>
internal sealed class SettingsReader
{
    private readonly List<string> _faults = [];

    /// <exception cref="SettingsException">Naming every fault of the section.</exception>
    public static IngestSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader();
        var settings = (IngestSettings)reader.ReadObject(configuration.GetSection(IngestSettings.Section), IngestSettings.Shape);
        return reader._faults.Count == 0 ? settings : throw new SettingsException(reader._faults);
    }

    private object ReadObject(IConfigurationSection section, SettingsShape shape)
    {
        var settings = shape.Create();
        if (!string.IsNullOrEmpty(section.Value))
        {
            _faults.Add($"{section.Path}: expected a section with {string.Join(", ", shape.Settings.Select(k => k.Name))}; a single value came.");
        }

        foreach (var child in section.GetChildren())
        {
            if (shape.Settings.FirstOrDefault(k => k.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is { } setting)
            {
                Set(settings, setting, child);
            }
            else
            {
                _faults.Add($"{child.Path}: no such setting. {Suggest(section.Path, child.Key, shape.Settings)}");
            }
        }

        foreach (var setting in shape.Settings.Where(k => k.IsRequired && !section.GetSection(k.Name).Exists()))
        {
            _faults.Add($"{section.Path}:{setting.Name}: missing. {setting.Description}");
        }

        return settings;
    }

    private void Set(object settings, Setting setting, IConfigurationSection section)
    {
        if (setting.Kind == SettingKind.Map)
        {
            ReadMap(settings, setting, section);
            return;
        }

        var value = setting.Kind switch
        {
            SettingKind.Section => ReadObject(section, setting.Shape!),
            SettingKind.List => ReadList(section, setting),
            _ => ReadValue(section, setting),
        };
        if (value is not null)
        {
            setting.Set(settings, value);
        }
    }

    private void ReadMap(object settings, Setting setting, IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value) || section.GetChildren().Any(c => setting.Parse(c.Key) is null))
        {
            // A name is not repeated either: it may be a whole token instead of the id inside it.
            _faults.Add($"{section.Path}: expected a section for each, named by {setting.Expected}; something else came. {setting.Description}");
            return;
        }

        foreach (var child in section.GetChildren())
        {
            setting.Set(settings, KeyValuePair.Create(child.Key, ReadObject(child, setting.Shape!)));
        }
    }

    private List<string> ReadList(IConfigurationSection section, Setting setting)
    {
        var items = section.Value is { } joined
            ? joined.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : section.GetChildren().Select(c => c.Value?.Trim() ?? "").ToArray();
        if (items.Length == 0 || items.Any(i => setting.Parse(i) is null))
        {
            _faults.Add($"{section.Path}: expected a list of {setting.Expected}. {setting.Description}");
        }

        return [.. items];
    }

    private object? ReadValue(IConfigurationSection section, Setting setting)
    {
        if (section.GetChildren().Any())
        {
            _faults.Add($"{section.GetChildren().First().Path}: no such setting; {section.Path} takes a single value.");
            return null;
        }

        var value = setting.Parse(section.Value ?? "");
        if (value is null)
        {
            // The value itself is not repeated: a token pasted into the wrong place would end up in a log.
            _faults.Add($"{section.Path}: expected {setting.Expected}; something else came. {setting.Description}");
        }

        return value;
    }

    private static string Suggest(string path, string name, IReadOnlyList<Setting> known)
    {
        var nearest = known.MinBy(k => EditDistance.Between(k.Name, name))!;
        return EditDistance.Between(nearest.Name, name) <= 3
            ? $"Did you mean {path}:{nearest.Name}?"
            : $"Here are: {string.Join(", ", known.Select(k => k.Name))}.";
    }
}
