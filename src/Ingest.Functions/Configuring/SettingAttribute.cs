namespace Ingest.Functions.Configuring;

/// <summary>Describes one setting: for the settings table in docs/operating.md, and for the checks at start.</summary>
/// <param name="description">What it does, its unit and what follows from it, in a sentence or two.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string description) : Attribute
{
    public string Description { get; } = description;

    /// <summary>Whether its section is incomplete without it.</summary>
    public bool Required { get; init; }

    /// <summary>The least value of a number.</summary>
    public long Min { get; init; } = long.MinValue;

    /// <summary>The greatest value of a number.</summary>
    public long Max { get; init; } = long.MaxValue;

    /// <summary>A regular expression that a text, or each name of a map, matches whole.</summary>
    public string? Pattern { get; init; }
}
