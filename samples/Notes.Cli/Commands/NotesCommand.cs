using System.CommandLine;
using Telemetry.Client;

namespace Notes.Cli.Commands;

/// <summary>The command tree.</summary>
internal static class NotesCommand
{
    private const string Description = """
        Takes notes.

        Exit codes: 0 done; 1 failed, with the reason on standard error; 2 not understood, with the usage on standard error;
        130 interrupted by Ctrl-C.
        Notes are kept in $NOTES_HOME, or in the user's data directory.
        """;

    internal static RootCommand Create(TelemetryClient telemetry, TelemetryOptions options) => new(Description)
    {
        AddCommand.Create(),
        ListCommand.Create(),
        SearchCommand.Create(),
        ExportCommand.Create(),
        TagCommand.Create(),
        TelemetryCommand.Create(options),
        DebugCommand.Create(telemetry),
    };
}
