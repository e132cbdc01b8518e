using System.Reflection;
using Notes.Cli.Commands;
using Notes.Cli.Telemetry;
using Telemetry.Client;

var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0.0.0";
var options = new TelemetryOptions("notes", version)
{
    EnvironmentPrefix = "NOTES",
    // For those who trace their machine: off unless this names a provider, such as Contoso.Notes.
    EventSourceName = Environment.GetEnvironmentVariable("NOTES_EVENT_SOURCE"),
};
if (args is [TelemetryCommand.Name, .. var verb])
{
    return await TelemetryCommands.RunAsync(options, verb, Console.Out, Console.Error);
}

await using var telemetry = TelemetryClient.Start(options);
return await NotesCommand.Create(telemetry, options).InvokeWithTelemetryAsync(args, telemetry);
