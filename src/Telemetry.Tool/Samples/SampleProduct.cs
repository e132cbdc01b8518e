namespace Telemetry.Tool.Samples;

/// <summary>A made-up command-line tool whose telemetry the samples are.</summary>
/// <param name="Share">Part of all events, of 100.</param>
/// <param name="Releases">Versions by the day they came out, counted from the week's first; the first is older.</param>
/// <param name="Commands">Command and subcommand, with how often they run of 100 and how long they take in the middle, in milliseconds.</param>
internal sealed record SampleProduct(string App, string Producer, int Share, IReadOnlyList<SampleRelease> Releases, IReadOnlyList<SampleCommand> Commands)
{
    public static IReadOnlyList<SampleProduct> All { get; } =
    [
        new("notes", "smplnote", 55,
            [new("1.4.2", -30, 0.015), new("1.5.0", 3, 0.19), new("1.5.1", 4.4, 0.012)],
            [new("doc", "create", 34, 90), new("doc", "list", 30, 40), new("sync", "push", 22, 620), new("sync", "pull", 10, 480), new("export", "", 4, 1500)]),
        new("shipit", "smplship", 30,
            [new("0.9.4", -20, 0.03), new("0.10.0", 1.5, 0.025)],
            [new("deploy", "preview", 44, 1900), new("deploy", "production", 16, 2600), new("login", "", 12, 700), new("status", "", 28, 210)]),
        new("lint-all", "smpllint", 15,
            [new("3.1.0", -60, 0.02), new("3.2.0", 5, 0.02)],
            [new("check", "", 82, 350), new("fix", "", 18, 540)]),
    ];
}
