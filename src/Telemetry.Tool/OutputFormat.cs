namespace Telemetry.Tool;

/// <summary>For whom a command writes.</summary>
internal enum OutputFormat
{
    Text,
    Json,
}
