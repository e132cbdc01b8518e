namespace Telemetry.Client.Kvp.Records;

/// <summary>A key and its value, as text.</summary>
internal readonly record struct KvpRecord(string Key, string Value);
