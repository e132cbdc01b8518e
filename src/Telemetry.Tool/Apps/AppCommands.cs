using System.CommandLine;
using Telemetry.Client;
using Telemetry.Client.Verbs;

namespace Telemetry.Tool.Apps;

/// <summary>
/// The client's verbs for any app on this machine: <c>telemetry status --app notes</c> and so on. They act on the folders and
/// variables of the app that is named, as the app's own would.
/// </summary>
internal static class AppCommands
{
    public static IEnumerable<DocumentedCommand> Create(ToolSurroundings surroundings) => VerbTable.All.Select(verb => Create(verb, surroundings));

    private static DocumentedCommand Create(VerbSyntax verb, ToolSurroundings surroundings)
    {
        var app = new Option<string>("--app") { Description = "The app's name, as its events have it.", Required = true };
        var prefix = new Option<string?>("--prefix") { Description = "What the app's variables begin with, such as NOTES. Default: its name in capitals." };
        var version = new Option<string>("--app-version") { Description = "The app's version, for what doctor sends.", DefaultValueFactory = _ => "0.0.0" };
        Option[] own = [.. verb.Options.Select(Own)];
        var command = new DocumentedCommand(
            verb.Name, $"{verb.Summary} For the app that is named.", [.. verb.Examples.Select(e => $"telemetry {e} --app notes")]) { app, prefix, version };
        Array.ForEach(own, command.Options.Add);
        command.SetAction((result, cancellation) => TelemetryCommands.RunAsync(
            new TelemetryOptions(result.GetRequiredValue(app), result.GetRequiredValue(version)) { EnvironmentPrefix = result.GetValue(prefix) },
            [verb.Name, .. own.SelectMany(o => Given(o, result, surroundings))],
            surroundings.Out,
            surroundings.Error,
            surroundings.Client,
            "telemetry",
            cancellation));
        return command;
    }

    private static Option Own(VerbOption option) => option.Value is null
        ? new Option<bool>(option.Name) { Description = option.Summary }
        : new Option<string?>(option.Name) { Description = option.Summary, HelpName = option.Value };

    private static IEnumerable<string> Given(Option option, ParseResult result, ToolSurroundings surroundings) => option switch
    {
        Option<bool> @switch when result.GetValue(@switch) => [option.Name],
        Option<string?> path when result.GetValue(path) is { } value => [option.Name, Path.GetFullPath(value, surroundings.WorkingDirectory)],
        _ => [],
    };
}
