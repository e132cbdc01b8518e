using System.CommandLine;
using Telemetry.Client;

namespace Notes.Cli.Commands;

/// <summary>
/// <c>notes telemetry status | on | off | show | export | erase | doctor</c>: the library's own verbs. They run before the client
/// starts, so that looking at telemetry is no use of the tool; in the command tree they stand for help and completion.
/// </summary>
internal static class TelemetryCommand
{
    internal const string Name = "telemetry";

    internal static Command Create(TelemetryOptions options)
    {
        var command = new Command(Name, "Shows what is recorded about your use, and lets you decide about it.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((result, cancellation) => TelemetryCommands.RunAsync(
            options, [.. result.UnmatchedTokens], result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, cancellation: cancellation));
        return command;
    }
}
