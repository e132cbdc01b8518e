using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Telemetry.Client.Kvp.Records;
using Telemetry.Schema.Catalogue;
using Telemetry.Tool.Apps;
using Telemetry.Tool.Catalog;
using Telemetry.Tool.Kvp;
using Telemetry.Tool.Report;
using Telemetry.Tool.Samples;
using Telemetry.Tool.SchemaChecking;
using Telemetry.Tool.Token;

namespace Telemetry.Tool;

/// <summary>The command tree, and the way from an outcome to an exit code.</summary>
internal static class ToolCommand
{
    public static int Run(IReadOnlyList<string> args, ToolSurroundings surroundings)
    {
        var result = Root(surroundings).Parse(args);
        var streams = new InvocationConfiguration { Output = surroundings.Out, Error = surroundings.Error, EnableDefaultExceptionHandler = false };
        if (MistakenForAValue(result) is { } option)
        {
            surroundings.Error.WriteLine($"{option} is no option of this command; --help lists them. Where it is meant as it stands, write -- before it.");
            return ExitCode.Usage;
        }

        try
        {
            // The library would answer a parse error with 1, which here means that a check found something.
            return result.Action is ParseErrorAction ? Refused(result, streams) : result.Invoke(streams);
        }
        catch (UsageException e)
        {
            surroundings.Error.WriteLine(e.Message);
            return ExitCode.Usage;
        }
        catch (CatalogueException e)
        {
            surroundings.Error.WriteLine(e.Message);
            return ExitCode.Found;
        }
        catch (KvpException e)
        {
            surroundings.Error.WriteLine(e.Message);
            return e.Fault is KvpFault.Refused or KvpFault.Full ? ExitCode.Usage : ExitCode.Files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine(e.Message);
            return ExitCode.Files;
        }
    }

    public static RootCommand Root(ToolSurroundings surroundings)
    {
        var root = new RootCommand("What apps of this machine record, the event catalogue, the tokens of a receiver, what it stores, and the pools of Hyper-V, from a terminal.")
        {
            CatalogCommand.Create(surroundings),
            SchemaCommand.Create(surroundings),
            TokenCommand.Create(surroundings),
            ReportCommand.Create(surroundings),
            SamplesCommand.Create(surroundings),
            KvpCommand.Create(surroundings),
        };
        foreach (var verb in AppCommands.Create(surroundings))
        {
            root.Subcommands.Add(verb);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new ExamplesHelp((HelpAction)help.Action!);
        }

        return root;
    }

    /// <summary>A misspelt option, which the library takes for the value of an argument.</summary>
    private static string? MistakenForAValue(ParseResult result) => result.Tokens.Any(t => t.Type == TokenType.DoubleDash)
        ? null
        : result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).FirstOrDefault(v => v.StartsWith("--", StringComparison.Ordinal));

    private static int Refused(ParseResult result, InvocationConfiguration streams)
    {
        result.Invoke(streams);
        return ExitCode.Usage;
    }
}
