namespace Ingest.EndToEnd.Durability;

/// <summary>Makes valid events, each with an id of its own.</summary>
internal static class EventSource
{
    public const string App = "notes";

    public static Guid NextId() => Guid.CreateVersion7();

    public static string Event(Guid id) =>
        $$$"""{"id":"{{{id}}}","name":"command","v":1,"time":"2026-11-21T09:00:00.000Z","app":"{{{App}}}","app_version":"1.4.2","os":"linux","arch":"x64","data":{"command":"note","subcommand":"add","outcome":"success","exit_code":0,"duration_ms":12}}""";
}
