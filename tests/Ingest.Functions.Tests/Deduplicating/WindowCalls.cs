using Ingest.Functions.Deduplicating;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Deduplicating;

/// <summary>Calls of the window and of claims with one id, as a request of a single event makes them.</summary>
internal static class WindowCalls
{
    /// <summary>Null where the id is now the caller's, else the outcome to share.</summary>
    public static Task<CommitOutcome>? Claim(this DuplicateWindow window, UInt128 id, string producer = "a")
    {
        var copies = new List<ClaimedBefore>();
        var own = window.Claim(producer, [id], copies);
        Assert.Equal(1, own + copies.Count);
        return copies.SingleOrDefault().First;
    }

    public static Task<CommitOutcome>? Claim(this DuplicateWindow window, int id, string producer = "a") => window.Claim((UInt128)id, producer);

    public static void Settle(this DuplicateWindow window, int id, CommitOutcome outcome) => window.Settle("a", [(UInt128)id], outcome);

    /// <summary>The places of those that someone else has claimed.</summary>
    public static IReadOnlyList<ClaimedBefore> Claim(this RequestClaims claims, params int[] ids)
    {
        foreach (var id in ids)
        {
            claims.Add((UInt128)id);
        }

        return claims.Claim("a");
    }
}
