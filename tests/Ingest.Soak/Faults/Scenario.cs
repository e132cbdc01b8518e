namespace Ingest.Soak.Faults;

/// <summary>What goes wrong for a while, as the stand-in's control takes it.</summary>
internal sealed record Scenario(string Name, string Uploads, string Tokens = Scenario.Nothing)
{
    private const string Nothing = "{}";

    /// <summary>All, in the order in which they take turns.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("in order", """{"standing":{"latencyMs":10,"latencyUpToMs":60}}"""),
        new("slow", """{"standing":{"latencyMs":100,"latencyUpToMs":600}}"""),
        new("throttled", Queued("""{"status":429,"retryAfterSeconds":1,"times":8}""")),
        new("5xx and 408", Queued("""{"status":500,"times":3},{"status":503,"times":3},{"status":408,"times":2}""")),
        new("stored, then reset", Queued("""{"cut":"reset","storing":"kept","times":4}""")),
        new("answers cut", Queued("""{"cut":"halfClose","cutAt":30,"storing":"kept","times":2},{"cut":"reset","cutAt":17,"times":2},{"cut":"halfClose","cutFrom":"body","status":503,"times":2}""")),
        new("answers stall", Queued("""{"cut":"stall","cutAt":20,"storing":"kept"},{"cut":"stall"}""")),
        new("tokens refused", Queued("""{"status":401,"times":4}""")),
        new("no tokens", Queued("""{"status":401,"times":4}"""), """{"queue":[{"status":400,"times":3},{"cut":"reset","times":2}]}"""),
        // A row of this load has a quarter of that: a batch is refused, and a single row never is.
        new("too large", Queued("""{"limitBytes":2000,"times":40}""")),
        new("no role, no rule", Queued("""{"status":403},{"status":404}""")),
        new("down", """{"standing":{"status":503}}"""),
    ];

    /// <summary>These first, then answers in order.</summary>
    private static string Queued(string faults) => $$$"""{"queue":[{{{faults}}}],"standing":{"latencyMs":10,"latencyUpToMs":60}}""";
}
