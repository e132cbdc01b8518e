using System.Text;
using Telemetry.Client.BuiltIn;
using Telemetry.Client.Deciding;
using Telemetry.Client.Recording;
using Telemetry.Client.Verbs.Checking;

namespace Telemetry.Client.Verbs;

/// <summary>Runs one verb for one app.</summary>
internal sealed class VerbRun(TelemetryOptions options, TelemetryHost host, TextWriter output, TextWriter error)
{
    internal async Task<int> ExecuteAsync(VerbRequest request, string invocation, CancellationToken cancellation)
    {
        if (request.Fault is { } fault)
        {
            return Refuse($"{fault} See {invocation} --help.");
        }

        if (request.WantsHelp || request.Syntax is null)
        {
            output.Write(request.Syntax is null ? VerbHelp.OfAll(invocation) : VerbHelp.Of(request.Syntax, invocation));
            return ExitCode.Success;
        }

        if (OptionsCheck.FindFault(options) is { } unusable)
        {
            return Refuse($"The app's telemetry options cannot be used: {unusable}");
        }

        try
        {
            return await RunAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (BadImageFormatException e)
        {
            return Refuse($"{VerbTable.Assembly}: {e.Message} Expected a .NET assembly, such as the app's own .dll.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error.WriteLine(e.Message);
            return ExitCode.Files;
        }
    }

    private Task<int> RunAsync(VerbRequest request, CancellationToken cancellation)
    {
        var surroundings = request.ValueOf(VerbTable.Assembly) is { } assembly ? host with { BuiltIn = BuiltInBy(assembly) } : host;
        var format = request.Has(VerbTable.Json) ? VerbFormat.Json : VerbFormat.Text;
        switch (request.Syntax!.Name)
        {
            case VerbTable.Status:
                var report = StatusReport.Read(options, surroundings);
                output.Write(format == VerbFormat.Json ? StatusJson.Of(report) : StatusText.Of(report));
                return Task.FromResult(ExitCode.Success);
            case VerbTable.On:
                return Decide(format, static consent => consent.Grant());
            case VerbTable.Off:
                return Decide(format, static consent => consent.Withdraw());
            case VerbTable.Erase:
                return Decide(format, static consent => consent.Erase());
            case VerbTable.Show:
                return Task.FromResult(Show(request));
            case VerbTable.Export:
                return Task.FromResult(Export(request.ValueOf(VerbTable.File)));
            default:
                return new Doctor(options, surroundings).RunAsync(output, format, cancellation);
        }
    }

    private Task<int> Decide(VerbFormat format, Func<TelemetryConsent, StoreOutcome> act)
    {
        var consent = new TelemetryConsent(options, host);
        var outcome = act(consent);
        output.Write(format == VerbFormat.Json ? DecidedText.Json(outcome, consent.Decision) : DecidedText.Text(outcome, consent.Decision, consent.ConsentFile));
        return Task.FromResult(ExitCode.Of(outcome));
    }

    private int Show(VerbRequest request)
    {
        if (Holdings.Find(options, host) is { } holdings)
        {
            foreach (var line in request.Has(VerbTable.Sent) ? holdings.Sent() : holdings.Queued())
            {
                output.Write(Encoding.UTF8.GetString(line.Span));
                output.Write('\n');
            }
        }

        return ExitCode.Success;
    }

    private int Export(string? file)
    {
        var document = ExportDocument.Of(StatusReport.Read(options, host), Holdings.Find(options, host));
        if (file is null)
        {
            output.Write(document);
            return ExitCode.Success;
        }

        PrivateFile.Write(Path.GetFullPath(file), document);
        output.WriteLine($"Everything that is held is in {file}.");
        return ExitCode.Success;
    }

    private static Func<BuiltInSettings> BuiltInBy(string assembly)
    {
        var read = AssemblyFile.Read(assembly);
        return () => read;
    }

    private int Refuse(string message)
    {
        error.WriteLine(message);
        return ExitCode.Usage;
    }
}
