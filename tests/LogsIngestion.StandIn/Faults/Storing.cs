namespace LogsIngestion.StandIn.Faults;

/// <summary>Whether a call that a fault hits is taken in all the same.</summary>
public enum Storing
{
    /// <summary>The call is read and forgotten.</summary>
    Dropped,

    /// <summary>The call is judged by the rules and its rows are stored; only the answer is faulty.</summary>
    Kept,
}
