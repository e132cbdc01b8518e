namespace Telemetry.Client;

/// <summary>What the value of an environment variable says, without the value itself.</summary>
public enum SettingState
{
    /// <summary>Not set.</summary>
    Absent,

    /// <summary>A clear no: <c>0</c>, <c>false</c>, <c>no</c>, <c>off</c>, or nothing but white space; any case.</summary>
    No,

    /// <summary>A clear yes: <c>1</c>, <c>true</c>, <c>yes</c>, <c>on</c>; any case.</summary>
    Yes,

    /// <summary>Set to something else. It opts nobody in, and where it could be a refusal it is one.</summary>
    Unreadable,
}
