using Telemetry.Client.Recording;
using Telemetry.Client.Verbs;

namespace Telemetry.Client;

/// <summary>
/// The verbs by which a person sees and decides about telemetry: <c>status</c>, <c>on</c>, <c>off</c>, <c>show</c>, <c>export</c>,
/// <c>erase</c> and <c>doctor</c>. An app hangs them under a command of its own, such as <c>notes telemetry</c>, before it starts its
/// client: they are never recorded, and neither ask nor show the notice.
/// </summary>
public static class TelemetryCommands
{
    /// <summary>Runs a verb. Throws nothing but <see cref="OperationCanceledException"/>.</summary>
    /// <param name="options">The options that the app starts its client with.</param>
    /// <param name="args">The verb and its options, such as <c>status --json</c>; <c>--help</c> lists them.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where what went wrong goes.</param>
    /// <param name="invocation">What a person types before the verb, for help. Default: null, which is the app's name and <c>telemetry</c>.</param>
    /// <param name="cancellation">Ends <c>doctor</c>'s wait for the receiver, which is 10 s at most.</param>
    /// <returns>The exit code: 0 done; 1 <c>doctor</c> found something that does not work; 2 wrong usage; 3 a file could not be read or written.</returns>
    public static Task<int> RunAsync(
        TelemetryOptions options,
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter error,
        string? invocation = null,
        CancellationToken cancellation = default) =>
        RunAsync(options, args, output, error, TelemetryHost.System, invocation, cancellation);

    internal static Task<int> RunAsync(
        TelemetryOptions options,
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter error,
        TelemetryHost host,
        string? invocation = null,
        CancellationToken cancellation = default) =>
        new VerbRun(options, host, output, error).ExecuteAsync(VerbParsing.Parse(args), invocation ?? $"{options.App} telemetry", cancellation);
}
