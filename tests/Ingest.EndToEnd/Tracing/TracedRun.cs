using System.Diagnostics.Tracing;
using Ingest.EndToEnd.Notes;
using Ingest.Testing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Session;

namespace Ingest.EndToEnd.Tracing;

/// <summary>
/// Runs <c>notes</c> under a trace session of this process: EventPipe, with the process held at its start until the session is there, and ETW
/// on Windows, where that takes an administrator.
/// </summary>
internal static class TracedRun
{
    internal const string Provider = "Microsoft.MXC";

    private const ulong EveryKeyword = ulong.MaxValue;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the session saw of the provider, after the process has ended.</summary>
    /// <param name="meanwhile">What happens while the process runs; null to wait for its end.</param>
    internal static async Task<IReadOnlyList<TracedEvent>> TraceAsync(
        TemporaryDirectory directory, IReadOnlyDictionary<string, string> environment, string[] args, Func<NotesProcess, Task>? meanwhile = null)
    {
        var seen = new SeenEvents();
        await RunAsync(directory, environment, surroundings => NotesProcess.Start(directory.Path, surroundings, args), seen, async (process, _) =>
        {
            await (meanwhile?.Invoke(process) ?? Task.CompletedTask);
            await process.EndAsync();
        });
        return seen.All;
    }

    /// <summary>
    /// As <see cref="TraceAsync"/>, of a process that crashes, with how it ended. EventPipe's buffers die with a process, so whether a session sees the
    /// last events is a race; here the process cannot say its last words, and so cannot end, before the session is over.
    /// </summary>
    internal static async Task<(IReadOnlyList<TracedEvent> Events, NotesRun Run)> TraceCrashAsync(
        TemporaryDirectory directory, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var seen = new SeenEvents();
        using var lastWords = OperatingSystem.IsWindows() ? null : FullPipe.Create(directory.File("last-words"));
        NotesRun? run = null;
        await RunAsync(directory, environment, surroundings => NotesProcess.StartWithErrorTo(lastWords?.Path, directory.Path, surroundings, args), seen, async (process, stopAsync) =>
        {
            if (lastWords is null)
            {
                run = await process.EndAsync();
                return;
            }

            // A reader of live events holds the newest one back, so one that is seen has another behind it.
            await seen.FirstAsync(Patience);
            await stopAsync();
            var error = await lastWords.ReadToEndAsync();
            run = await process.EndAsync() with { Error = error };
        });
        return (seen.All, run!);
    }

    private static Task RunAsync(
        TemporaryDirectory directory,
        IReadOnlyDictionary<string, string> environment,
        Func<IReadOnlyDictionary<string, string>, NotesProcess> start,
        SeenEvents seen,
        Func<NotesProcess, Func<Task>, Task> endAsync) => OperatingSystem.IsWindows()
            ? ByEtwAsync(() => start(environment), seen, endAsync)
            : ByEventPipeAsync(directory.File("port"), port => start(new Dictionary<string, string>(environment) { ["DOTNET_DiagnosticPorts"] = port }), seen, endAsync);

    private static async Task ByEventPipeAsync(string port, Func<string, NotesProcess> start, SeenEvents seen, Func<NotesProcess, Func<Task>, Task> endAsync)
    {
        using var patience = new CancellationTokenSource(Patience);
        var connecting = DiagnosticsClientConnector.FromDiagnosticPort($"{port},listen", patience.Token);
        using var process = start($"{port},suspend");
        await using var connector = await connecting;
        var client = connector!.Instance;
        using var session = client.StartEventPipeSession([new EventPipeProvider(Provider, EventLevel.Verbose, unchecked((long)EveryKeyword))], requestRundown: false);
        using var source = new EventPipeEventSource(session.EventStream);
        Collect(source, seen);
        var reading = Task.Run(source.Process, patience.Token);
        client.ResumeRuntime();

        await endAsync(process, () => session.StopAsync(patience.Token));
        await reading.WaitAsync(Patience, patience.Token);
    }

    private static async Task ByEtwAsync(Func<NotesProcess> start, SeenEvents seen, Func<NotesProcess, Func<Task>, Task> endAsync)
    {
        using var session = new TraceEventSession($"Ingest-{Guid.NewGuid():N}");
        Collect(session.Source, seen);
        session.EnableProvider(Provider, TraceEventLevel.Verbose, EveryKeyword);
        var reading = Task.Run(session.Source.Process);
        using (var process = start())
        {
            await endAsync(process, () => Task.CompletedTask);
        }

        session.Stop();
        await reading.WaitAsync(Patience);
    }

    private static void Collect(TraceEventDispatcher source, SeenEvents seen) => source.Dynamic.All += traced =>
    {
        if (traced.ProviderName == Provider)
        {
            seen.Add(TracedEvent.Of(traced));
        }
    };
}
