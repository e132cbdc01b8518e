namespace Ingest.Functions.Configuring;

/// <summary>What form the value of a setting has.</summary>
internal enum SettingKind
{
    Value,
    List,
    Map,
    Section,
}
