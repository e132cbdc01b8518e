namespace Telemetry.Client;

/// <summary>Whether the one notice of a build with posture <see cref="TelemetryPosture.Fleet"/> has been shown.</summary>
public enum NoticeState
{
    /// <summary>Not for the field list of this build.</summary>
    NotShown,

    /// <summary>By this very process, which therefore sends nothing.</summary>
    ShownNow,

    /// <summary>On an earlier run, for the field list of this build.</summary>
    ShownEarlier,

    /// <summary>For a field list that this build does not know. It is not shown again, and this build sends nothing.</summary>
    ShownForNewerFields,
}
