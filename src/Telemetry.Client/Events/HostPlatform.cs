using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Telemetry.Client.Events;

/// <summary>What kind of machine and build this is, no finer than the envelope allows.</summary>
internal sealed record HostPlatform(
    OperatingSystemKind OperatingSystem,
    string OperatingSystemVersion,
    ArchitectureKind Architecture,
    AppBuild Build)
{
    internal static HostPlatform Read() => new(ReadOperatingSystem(), ReadVersion(), ReadArchitecture(), ReadBuild());

    /// <summary>Who drives the app; the first that is known wins: agent, CI, script, person.</summary>
    internal static InvokedFrom ReadInvoker(DecisionInputs inputs) => inputs switch
    {
        { AgentVariable: not null } => InvokedFrom.Agent,
        { CiVariable: not null } => InvokedFrom.Ci,
        { Interactivity: Interactivity.Redirected } => InvokedFrom.Script,
        _ => InvokedFrom.Interactive,
    };

    internal static OperatingSystemKind ReadOperatingSystem()
    {
        if (System.OperatingSystem.IsWindows())
        {
            return OperatingSystemKind.Windows;
        }

        if (System.OperatingSystem.IsLinux())
        {
            return OperatingSystemKind.Linux;
        }

        return System.OperatingSystem.IsMacOS() ? OperatingSystemKind.Darwin : OperatingSystemKind.Other;
    }

    private static string ReadVersion() => (System.OperatingSystem.IsLinux() ? KernelRelease.Read() : null) ?? ReadFrameworksVersion();

    private static string ReadFrameworksVersion()
    {
        var version = Environment.OSVersion.Version;
        return string.Concat(version.Major.ToString(CultureInfo.InvariantCulture), ".", version.Minor.ToString(CultureInfo.InvariantCulture));
    }

    private static ArchitectureKind ReadArchitecture() => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => ArchitectureKind.X64,
        System.Runtime.InteropServices.Architecture.Arm64 => ArchitectureKind.Arm64,
        System.Runtime.InteropServices.Architecture.X86 => ArchitectureKind.X86,
        _ => ArchitectureKind.Other,
    };

    private static AppBuild ReadBuild() =>
        Assembly.GetEntryAssembly()?.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true
            ? AppBuild.Debug
            : AppBuild.Release;
}
