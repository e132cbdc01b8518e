using System.Reflection;
using Notes.Cli.Commands;
using Notes.Cli.Telemetry;
using Telemetry.Client;

var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0.0.0";
await using var telemetry = TelemetryClient.Start(new TelemetryOptions("notes", version) { EnvironmentPrefix = "NOTES" });
return await NotesCommand.Create(telemetry).InvokeWithTelemetryAsync(args, telemetry);
