namespace Telemetry.Client;

/// <summary>Whether a run may show the notice or the question that the build's posture asks for.</summary>
public enum PromptMode
{
    /// <summary>
    /// When the client starts, where standard input, output and error are a terminal and neither CI nor an agent drives the run. The default.
    /// </summary>
    WhenInteractive,

    /// <summary>Not on this run: for shell completion, <c>--version</c>, and whatever else must not be talked over.</summary>
    Never,
}
