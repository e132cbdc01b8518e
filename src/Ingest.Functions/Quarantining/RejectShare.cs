namespace Ingest.Functions.Quarantining;

/// <summary>How much of the traffic may be rejects: who sends rubbish must not fill the store that good rows need.</summary>
internal static class RejectShare
{
    /// <summary>Of the rows of the last minute, in percent.</summary>
    public const int Percent = 5;

    /// <summary>What is always allowed in a minute, so that a receiver with little traffic still tells what it refuses.</summary>
    public const int Floor = 60;

    /// <summary>Whether one more fits.</summary>
    /// <param name="rows">Rows handed to the store within the last minute.</param>
    /// <param name="rejects">Rejects let through within the last minute.</param>
    public static bool Admits(long rows, long rejects) => rejects < Math.Max(Floor, rows * Percent / 100);
}
