using System.Diagnostics;
using System.Reflection;

namespace Ingest.Bench.Serving;

/// <summary>How a program of this build is started as a process of its own.</summary>
internal static class DotnetProcess
{
    public static ProcessStartInfo Of(Assembly program) =>
        new("dotnet", [program.Location]) { RedirectStandardOutput = true };
}
