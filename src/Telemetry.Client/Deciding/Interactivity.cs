namespace Telemetry.Client;

/// <summary>Whether standard input and output are a terminal.</summary>
public enum Interactivity
{
    /// <summary>At least one of them is redirected.</summary>
    Redirected,

    /// <summary>Both are a terminal.</summary>
    Interactive,
}
