namespace Telemetry.Tool;

/// <summary>What the process says to a script; documented in the help of each command.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command ran and found faults or differences.</summary>
    public const int Found = 1;

    /// <summary>The command line or what it names is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A file could not be read or written.</summary>
    public const int Files = 3;
}
