using System.Diagnostics.Tracing;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tracing;

/// <summary>What every event of the provider says about the process. The names of the members are the names of the fields.</summary>
[EventData]
internal sealed class CommonParameters
{
    /// <summary>The app's version.</summary>
    public string Version { get; private init; } = "";

    /// <summary><c>dev</c> for a debug build, else <c>release</c>.</summary>
    public string Channel { get; private init; } = "";

    /// <summary>Whether it is a debug build; says nothing about a debugger. One byte, as TraceLogging's <c>bool8</c>: .NET would give a bool four over EventPipe.</summary>
    [EventField(Format = EventFieldFormat.Boolean)]
    public byte IsDebugging { get; private init; }

    /// <summary>Always 1: asks the collector of Windows to put its session's id here.</summary>
    [EventField(Format = EventFieldFormat.Boolean)]
    public byte UTCReplace_AppSessionGuid { get; private init; }

    internal static CommonParameters Of(EnvelopeStamp stamp)
    {
        var isDebug = stamp.Platform.Build == AppBuild.Debug;
        return new()
        {
            Version = stamp.AppVersion,
            Channel = isDebug ? "dev" : "release",
            IsDebugging = isDebug ? (byte)1 : (byte)0,
            UTCReplace_AppSessionGuid = 1,
        };
    }
}
