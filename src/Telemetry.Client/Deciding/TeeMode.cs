namespace Telemetry.Client;

/// <summary>What happens to the URL while events are appended to a file.</summary>
public enum TeeMode
{
    /// <summary>The file only; nothing leaves the machine. The default.</summary>
    FileOnly,

    /// <summary>The file, and the URL as well where the rules after the file's own say on.</summary>
    FileAndUrl,
}
