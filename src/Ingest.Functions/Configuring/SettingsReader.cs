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
        var settings = (IngestSettings)reader.ReadObject(configuration.GetSection(IngestSettings.Section), typeof(IngestSettings));
        return reader._faults.Count == 0 ? settings : throw new SettingsException(reader._faults);
    }

    private object ReadObject(IConfigurationSection section, Type type)
    {
        var settings = Activator.CreateInstance(type)!;
        var known = SettingProperty.Of(type);
        if (!string.IsNullOrEmpty(section.Value))
        {
            _faults.Add($"{section.Path}: expected a section with {string.Join(", ", known.Select(k => k.Name))}; a single value came.");
        }

        foreach (var child in section.GetChildren())
        {
            if (known.FirstOrDefault(k => k.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is { } property)
            {
                Set(settings, property, child);
            }
            else
            {
                _faults.Add($"{child.Path}: no such setting. {Suggest(section.Path, child.Key, known)}");
            }
        }

        foreach (var property in known.Where(k => k.Setting.Required && !section.GetSection(k.Name).Exists()))
        {
            _faults.Add($"{section.Path}:{property.Name}: missing. {property.Setting.Description}");
        }

        return settings;
    }

    private void Set(object settings, SettingProperty property, IConfigurationSection section)
    {
        var value = property.Kind switch
        {
            SettingKind.Section => ReadObject(section, property.ValueType),
            SettingKind.Map => ReadMap(section, property),
            SettingKind.List => ReadList(section, property),
            _ => ReadValue(section, property),
        };

        if (value is not null)
        {
            property.Property.SetValue(settings, value);
        }
    }

    private object ReadMap(IConfigurationSection section, SettingProperty property)
    {
        var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), property.ValueType))!;
        if (!string.IsNullOrEmpty(section.Value) || section.GetChildren().Any(c => !property.Allows(c.Key)))
        {
            // A name is not repeated either: it may be a whole token instead of the id inside it.
            _faults.Add($"{section.Path}: expected a section for each, named by {property.Expected}; something else came. {property.Setting.Description}");
            return map;
        }

        foreach (var child in section.GetChildren())
        {
            map[child.Key] = ReadObject(child, property.ValueType);
        }

        return map;
    }

    private List<string> ReadList(IConfigurationSection section, SettingProperty property)
    {
        var items = section.Value is { } joined
            ? joined.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : section.GetChildren().Select(c => c.Value?.Trim() ?? "").ToArray();
        if (items.Length == 0 || items.Any(i => !property.Allows(i)))
        {
            _faults.Add($"{section.Path}: expected a list of {property.Expected}. {property.Setting.Description}");
        }

        return [.. items];
    }

    private object? ReadValue(IConfigurationSection section, SettingProperty property)
    {
        if (section.GetChildren().Any())
        {
            _faults.Add($"{section.GetChildren().First().Path}: no such setting; {section.Path} takes a single value.");
            return null;
        }

        var value = property.Parse(section.Value ?? "");
        if (value is null)
        {
            // The value itself is not repeated: a token pasted into the wrong place would end up in a log.
            _faults.Add($"{section.Path}: expected {property.Expected}; something else came. {property.Setting.Description}");
        }

        return value;
    }

    private static string Suggest(string path, string name, IReadOnlyList<SettingProperty> known)
    {
        var nearest = known.MinBy(k => EditDistance.Between(k.Name, name))!;
        return EditDistance.Between(nearest.Name, name) <= 3
            ? $"Did you mean {path}:{nearest.Name}?"
            : $"Here are: {string.Join(", ", known.Select(k => k.Name))}.";
    }
}
