using System.Reflection;

namespace Ingest.Functions.Endpoints;

/// <summary>The version of this receiver.</summary>
internal static class ReceiverVersion
{
    public static string Text { get; } =
        typeof(ReceiverVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
