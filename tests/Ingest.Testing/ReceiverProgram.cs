using System.Diagnostics;

namespace Ingest.Testing;

/// <summary>
/// The receiver that is started in a process of its own: the one that was built with what asks for it, or the executable that
/// <c>INGEST_RECEIVER</c> names, such as one that was published as machine code.
/// </summary>
public static class ReceiverProgram
{
    private const string Assembly = "Ingest.Functions.dll";

    /// <summary>What <c>INGEST_RECEIVER</c> names; null where it is not set.</summary>
    public static string? Executable => Environment.GetEnvironmentVariable("INGEST_RECEIVER") is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    /// <summary>How to start it.</summary>
    public static ProcessStartInfo Start() => Executable is { } executable ? new ProcessStartInfo(executable) : StartIn(AppContext.BaseDirectory);

    /// <summary>How to start the one whose assemblies lie in <paramref name="directory"/>.</summary>
    public static ProcessStartInfo StartIn(string directory) => new("dotnet", [Path.Combine(directory, Assembly)]);
}
