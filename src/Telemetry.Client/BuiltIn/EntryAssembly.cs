using System.Reflection;

namespace Telemetry.Client.BuiltIn;

/// <summary>Reads what is built into the running app.</summary>
internal static class EntryAssembly
{
    internal static BuiltInSettings Read() => Assembly.GetEntryAssembly() is { } entry
        ? BuiltInSettings.From(entry.GetCustomAttributes<AssemblyMetadataAttribute>())
        : BuiltInSettings.None;
}
