namespace Ingest.Functions.Configuring;

/// <summary>What a section can hold. Written out beside its settings type, since a start that found it by reflection would be slower.</summary>
/// <param name="Create">Makes settings with their defaults.</param>
/// <param name="Settings">In the order of the settings table.</param>
internal sealed record SettingsShape(Func<object> Create, IReadOnlyList<Setting> Settings);
