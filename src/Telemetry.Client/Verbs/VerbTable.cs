namespace Telemetry.Client.Verbs;

/// <summary>The verbs and their options.</summary>
internal static class VerbTable
{
    internal const string Status = "status";
    internal const string On = "on";
    internal const string Off = "off";
    internal const string Show = "show";
    internal const string Export = "export";
    internal const string Erase = "erase";
    internal const string Doctor = "doctor";

    internal const string Json = "--json";
    internal const string Queued = "--queued";
    internal const string Sent = "--sent";
    internal const string File = "--file";
    internal const string Assembly = "--assembly";

    private static readonly VerbOption JsonOption = new(Json, null, "Write JSON.");

    private static readonly VerbOption AssemblyOption =
        new(Assembly, "X.dll", "Take what is built in from this assembly, which is read and not loaded, instead of the running app.");

    /// <summary>In the order that help shows them.</summary>
    internal static readonly IReadOnlyList<VerbSyntax> All =
    [
        new(Status, "Tells whether anything is recorded and which rule decides, where the files are, and what became of the events.",
            ["status", "status --json"], JsonOption, AssemblyOption),
        new(On, "Stores a yes to all that this version collects.", ["on"], JsonOption),
        new(Off, "Stores a refusal, and erases the events that wait, the record of sent ones, the installation's identifier and the counters.", ["off"], JsonOption),
        new(Show, "Prints events byte for byte as they would be sent, or were, one to a line.", ["show", "show --sent"],
            new VerbOption(Queued, null, "What waits to be sent. The default."),
            new VerbOption(Sent, null, "What was sent last: up to 256 KiB.")),
        new(Export, "Writes everything that is held about this installation as one JSON document.", ["export --file telemetry.json"],
            new VerbOption(File, "PATH", "Write to this file, readable by you alone, instead of standard output.")),
        new(Erase, "Erases the events that wait, the record of sent ones, the installation's identifier and the counters. What was decided stays.",
            ["erase"], JsonOption),
        new(Doctor, "Checks the decision, the files, the spool and the way to the receiver one by one, and sends one heartbeat where telemetry is on.",
            ["doctor", "doctor --assembly bin/notes.dll --json"], JsonOption, AssemblyOption),
    ];
}
