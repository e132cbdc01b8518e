namespace Telemetry.Tool;

/// <summary>The command line parses but asks for something that cannot be; the message says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
