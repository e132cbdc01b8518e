namespace Telemetry.Client.Verbs;

/// <summary>For whom a verb writes.</summary>
internal enum VerbFormat
{
    Text,
    Json,
}
