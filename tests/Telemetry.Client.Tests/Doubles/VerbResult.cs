using Telemetry.Client.Recording;

namespace Telemetry.Client.Tests.Doubles;

/// <summary>What a verb answered.</summary>
internal sealed record VerbResult(int ExitCode, string Output, string Error)
{
    internal static Task<VerbResult> OfAsync(TelemetryHost host, params string[] args) => OfAsync(TestHost.Options, host, args);

    internal static async Task<VerbResult> OfAsync(TelemetryOptions options, TelemetryHost host, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await TelemetryCommands.RunAsync(options, args, output, error, host, cancellation: TestContext.Current.CancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
