namespace LogsIngestion.StandIn.Recording;

/// <summary>How much of a stored row stays in memory.</summary>
public enum RowKeeping
{
    /// <summary>Everything, so that tests can look into rows.</summary>
    Whole,

    /// <summary>The event's id alone, for runs of many minutes.</summary>
    IdsOnly,
}
