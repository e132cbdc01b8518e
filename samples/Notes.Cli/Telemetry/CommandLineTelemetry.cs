using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Telemetry.Client;
using Telemetry.Client.Events;

namespace Notes.Cli.Telemetry;

/// <summary>
/// Runs a System.CommandLine tree so that each invocation gives exactly one terminal event with the exit code that the caller
/// sees: success, failure, usage error, Ctrl-C and crash alike; help and version give none. Copy this folder to instrument a command of your own.
/// </summary>
internal static class CommandLineTelemetry
{
    /// <summary>Parses, runs and records. What is printed and returned is the same whether telemetry is on or off.</summary>
    /// <returns>The exit code of the process.</returns>
    internal static async Task<int> InvokeWithTelemetryAsync(this RootCommand root, string[] args, TelemetryClient telemetry)
    {
        var invocation = root.Parse(args);
        if (root.Options.Any(option => option is HelpOption or VersionOption && option.Action == invocation.Action))
        {
            // Who asks how the tool is used has not used it yet.
            return await invocation.InvokeAsync();
        }

        using var command = telemetry.StartCommand(PathOf(invocation.CommandResult));
        using var crashes = new CrashWatch(command, telemetry);
        using var interruption = new Interruption();
        try
        {
            return await RunAsync(invocation, command, interruption);
        }
        catch (OperationCanceledException) when (interruption.ExitCode is { } exitCode)
        {
            command.Cancel(exitCode);
            return exitCode;
        }
        catch (NotesException e)
        {
            command.Fail(e.Reason, ExitCodes.Failure);
            await Console.Error.WriteLineAsync($"notes: {e.Message}");
            return ExitCodes.Failure;
        }
        catch (Exception e)
        {
            // Not handled here: the runtime prints it and ends the process as it does for any command.
            crashes.Record(e);
            throw;
        }
    }

    private static async Task<int> RunAsync(ParseResult invocation, CommandRecording command, Interruption interruption)
    {
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        // On the pool, so that an action that blocks does not keep Ctrl-C from ending the process.
        var running = Task.Run(() => invocation.InvokeAsync(configuration, interruption.Token));
        if (await Task.WhenAny(running, interruption.Overdue) != running)
        {
            throw new OperationCanceledException();
        }

        var exitCode = await running;
        if (invocation.Errors.Count > 0)
        {
            command.Fail(FailureReason.ValidationError, ExitCodes.Usage);
            return ExitCodes.Usage;
        }

        command.Complete(exitCode);
        return exitCode;
    }

    /// <summary>
    /// The names in the command tree below its root. Not what was typed: that may be an alias, and holds arguments. The root's own
    /// name is left out because it is the name of a file.
    /// </summary>
    private static string[] PathOf(CommandResult reached)
    {
        var names = new Stack<string>();
        for (var result = reached; result?.Command is not (null or RootCommand); result = result.Parent as CommandResult)
        {
            names.Push(result.Command.Name);
        }

        return [.. names];
    }
}
