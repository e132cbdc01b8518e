using System.CommandLine;
using Telemetry.Client.Events;

namespace Notes.Cli.Commands;

/// <summary>
/// <c>notes debug crash | fail | wait</c>, hidden from help: what does not happen by itself, for those who try out how a command's
/// end is reported.
/// </summary>
internal static class DebugCommand
{
    /// <summary>Printed once the command waits, so that whoever started it knows when to interrupt it.</summary>
    internal const string Waiting = "waiting";

    internal static Command Create() => new("debug", "Ends in the ways that commands end.")
    {
        Hidden = true,
        Subcommands = { Crash(), Fail(), Wait() },
    };

    private static Command Crash()
    {
        var command = new Command("crash", "Throws an exception that nobody expects.");
        command.SetAction(int (_) => throw new InvalidOperationException("crashed on request", new FormatException("the cause")));
        return command;
    }

    private static Command Fail()
    {
        var command = new Command("fail", "Fails with a message.");
        command.SetAction(int (_) => throw new NotesException("failed on request", FailureReason.ProcessError));
        return command;
    }

    private static Command Wait()
    {
        var stubborn = new Option<bool>("--stubborn") { Description = "Does not react to Ctrl-C." };
        var command = new Command("wait", "Waits until it is interrupted.") { stubborn };
        command.SetAction(async (result, cancellation) =>
        {
            await result.InvocationConfiguration.Output.WriteLineAsync(Waiting);
            await Task.Delay(Timeout.Infinite, result.GetValue(stubborn) ? CancellationToken.None : cancellation);
        });
        return command;
    }
}
