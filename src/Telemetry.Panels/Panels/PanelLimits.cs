namespace Telemetry.Panels.Panels;

/// <summary>How many rows results have at most: what the queries take.</summary>
internal static class PanelLimits
{
    public const int Rows = 250;

    /// <summary>Of lists of what came last.</summary>
    public const int Latest = 100;

    public const int Choices = 1000;
}
