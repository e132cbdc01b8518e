namespace LogsIngestion.StandIn.CommandLine;

/// <summary>What the process says to a script; the help lists it.</summary>
internal static class ExitCode
{
    /// <summary>Ended by Ctrl-C or SIGTERM, or the help was asked for.</summary>
    public const int Success = 0;

    /// <summary>A port is taken, or a file cannot be read or written.</summary>
    public const int CouldNotStart = 1;

    /// <summary>The command line or the faults file is wrong.</summary>
    public const int Usage = 2;
}
