using System.Globalization;

namespace Ingest.EndToEnd.Durability;

/// <summary>How often the receiver is killed, and by which random numbers.</summary>
/// <param name="Kills"><c>INGEST_KILL_ROUNDS</c>; otherwise all 200 where <c>CI</c> is true, and a sample elsewhere.</param>
/// <param name="Seed"><c>INGEST_KILL_SEED</c>, to repeat a failure; otherwise another one each time.</param>
internal sealed record KillSettings(int Kills, int Seed)
{
    private const int InCi = 200;
    private const int Elsewhere = 24;

    public static KillSettings Read() => new(
        Number("INGEST_KILL_ROUNDS") ?? (Environment.GetEnvironmentVariable("CI") == "true" ? InCi : Elsewhere),
        Number("INGEST_KILL_SEED") ?? Random.Shared.Next());

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
