namespace LogsIngestion.StandIn.Recording;

/// <summary>The names under which calls are counted that were not answered with a status.</summary>
internal static class CallOutcome
{
    /// <summary>The client left before the answer.</summary>
    public const string Abandoned = "abandoned";

    /// <summary>A scripted cut; the name of its ending follows.</summary>
    public const string CutPrefix = "cut-";
}
