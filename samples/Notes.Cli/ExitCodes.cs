namespace Notes.Cli;

/// <summary>What the process answers its caller.</summary>
internal static class ExitCodes
{
    internal const int Failure = 1;

    internal const int Usage = 2;

    /// <summary>128 + SIGINT, as shells report it.</summary>
    internal const int Interrupted = 130;

    /// <summary>128 + SIGTERM, as shells report it.</summary>
    internal const int Terminated = 143;

    /// <summary>
    /// What the runtime ends an unhandled exception with: abort(3) on Unix, which shells report as 128 + SIGABRT, and the
    /// exception code of the CLR on Windows.
    /// </summary>
    internal static int Crash => OperatingSystem.IsWindows() ? unchecked((int)0xE0434352) : 134;
}
