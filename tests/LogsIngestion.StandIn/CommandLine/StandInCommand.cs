using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using LogsIngestion.StandIn.Hosting;

namespace LogsIngestion.StandIn.CommandLine;

/// <summary>A stand-in started by hand: says where it listens and runs until it is told to end.</summary>
internal static class StandInCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken end = default)
    {
        var settings = new StandInSettings();
        var root = Root(settings);
        root.SetAction((result, cancellation) => ServeAsync(settings, result, output, error, cancellation));
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, end);

        // The library would answer a parse error with 1, which here means that the stand-in could not start.
        return parsed.Action is ParseErrorAction ? ExitCode.Usage : code;
    }

    private static RootCommand Root(StandInSettings settings)
    {
        var root = new RootCommand("A stand-in for the Logs Ingestion API of Azure Monitor, on 127.0.0.1: enforces its documented rules and fails as it is told to.");
        foreach (var option in settings.All)
        {
            root.Options.Add(option);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExample((HelpAction)help.Action!);
        }

        return root;
    }

    private static async Task<int> ServeAsync(StandInSettings settings, ParseResult result, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var certificate = settings.CertificatePath(result);
        try
        {
            await using var standIn = await LogsIngestionStandIn.StartAsync(settings.Options(result), cancellation);
            settings.Script(result, standIn.Faults);
            await File.WriteAllTextAsync(certificate, standIn.Certificate.ExportCertificatePem() + "\n", cancellation);
            await output.WriteLineAsync($"""
                STANDIN_ENDPOINT={standIn.Endpoint.GetLeftPart(UriPartial.Authority)}
                STANDIN_CERTIFICATE={certificate}
                IDENTITY_ENDPOINT={standIn.IdentityEndpoint}
                IDENTITY_HEADER={standIn.IdentityHeader}
                ready
                """);
            await output.FlushAsync(cancellation);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            File.Delete(certificate);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.CouldNotStart;
        }
        catch (Exception e) when (e is JsonException or ValidationException)
        {
            await error.WriteLineAsync($"The faults file is not understood: {e.Message}");
            return ExitCode.Usage;
        }

        return ExitCode.Success;
    }
}
