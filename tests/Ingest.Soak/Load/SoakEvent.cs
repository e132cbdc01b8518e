namespace Ingest.Soak.Load;

/// <summary>An event of the load.</summary>
internal readonly record struct SoakEvent(Guid Id, EventKind Kind)
{
    // Of a thousand; poison costs the service a dozen calls each.
    private const int WrongShare = 10;
    private const int PoisonShare = 2;

    public string Json
    {
        get
        {
            var command = Kind == EventKind.Poison ? "poison" : "note";
            var outcome = Kind == EventKind.Wrong ? "unheard-of" : "success";
            return $$$"""{"id":"{{{Id}}}","name":"command","v":1,"time":"2026-11-21T09:00:00.000Z","app":"soak","app_version":"1.4.2","os":"linux","arch":"x64","data":{"command":"{{{command}}}","subcommand":"add","outcome":"{{{outcome}}}","exit_code":0,"duration_ms":12}}""";
        }
    }

    public static SoakEvent Next(Random random) => new(Guid.CreateVersion7(), random.Next(1_000) switch
    {
        < PoisonShare => EventKind.Poison,
        < PoisonShare + WrongShare => EventKind.Wrong,
        _ => EventKind.Good,
    });
}
