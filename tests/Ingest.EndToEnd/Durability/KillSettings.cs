using System.Globalization;

namespace Ingest.EndToEnd.Durability;

/// <summary>How often the receiver is killed, and by which random numbers.</summary>
/// <param name="Kills"><c>INGEST_KILL_ROUNDS</c>; a sample where it is not set. CI sets it to 200 in a run of its own.</param>
/// <param name="Seed"><c>INGEST_KILL_SEED</c>, to repeat a failure; otherwise another one each time.</param>
internal sealed record KillSettings(int Kills, int Seed)
{
    private const int Usual = 24;

    public static KillSettings Read() => new(
        Number("INGEST_KILL_ROUNDS") ?? Usual,
        Number("INGEST_KILL_SEED") ?? Random.Shared.Next());

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
