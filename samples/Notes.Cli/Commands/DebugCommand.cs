using System.CommandLine;
using Telemetry.Client;
using Telemetry.Client.Events;

namespace Notes.Cli.Commands;

/// <summary>
/// <c>notes debug crash | fail | wait | send</c>, hidden from help: what does not happen by itself, or not at once, for those who try
/// out how a command's end is reported.
/// </summary>
internal static class DebugCommand
{
    /// <summary>Printed once the command waits, so that whoever started it knows when to interrupt it.</summary>
    internal const string Waiting = "waiting";

    /// <summary>How long <c>send</c> waits for the receiver.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal static Command Create(TelemetryClient telemetry) => new("debug", "Ends in the ways that commands end.")
    {
        Hidden = true,
        Subcommands = { Crash(), Fail(), Wait(), Send(telemetry) },
    };

    private static Command Crash()
    {
        var unawaited = new Option<bool>("--unawaited") { Description = "Throws on a thread that nobody waits for." };
        var command = new Command("crash", "Throws an exception that nobody expects.") { unawaited };
        command.SetAction(result =>
        {
            if (!result.GetValue(unawaited))
            {
                Throw();
            }

            var thread = new Thread(Throw);
            thread.Start();
            thread.Join();
        });
        return command;

        static void Throw() => throw new InvalidOperationException("crashed on request", new FormatException("the cause"));
    }

    private static Command Fail()
    {
        var command = new Command("fail", "Fails with a message.");
        command.SetAction(int (_) => throw new NotesException("failed on request", FailureReason.ProcessError));
        return command;
    }

    private static Command Send(TelemetryClient telemetry)
    {
        var command = new Command("send", "Sends the events that wait, which a later command does by itself.");
        command.SetAction(async (result, _) =>
        {
            var outcome = await telemetry.FlushAsync(Patience);
            await result.InvocationConfiguration.Output.WriteLineAsync($"{outcome}: {telemetry.Counters.Sent} events sent");
            return outcome == FlushOutcome.Drained ? 0 : ExitCodes.Failure;
        });
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
