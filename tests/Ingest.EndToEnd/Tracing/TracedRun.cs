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
    internal static Task<IReadOnlyList<TracedEvent>> TraceAsync(
        TemporaryDirectory directory, IReadOnlyDictionary<string, string> environment, string[] args, Func<NotesProcess, Task>? meanwhile = null) =>
        OperatingSystem.IsWindows() ? ByEtwAsync(directory, environment, args, meanwhile) : ByEventPipeAsync(directory, environment, args, meanwhile);

    private static async Task<IReadOnlyList<TracedEvent>> ByEventPipeAsync(
        TemporaryDirectory directory, IReadOnlyDictionary<string, string> environment, string[] args, Func<NotesProcess, Task>? meanwhile)
    {
        using var patience = new CancellationTokenSource(Patience);
        var port = directory.File("port");
        var connecting = DiagnosticsClientConnector.FromDiagnosticPort($"{port},listen", patience.Token);
        using var process = NotesProcess.Start(directory.Path, new Dictionary<string, string>(environment) { ["DOTNET_DiagnosticPorts"] = $"{port},suspend" }, args);
        await using var connector = await connecting;
        var client = connector!.Instance;
        using var session = client.StartEventPipeSession([new EventPipeProvider(Provider, EventLevel.Verbose, unchecked((long)EveryKeyword))], requestRundown: false);
        using var source = new EventPipeEventSource(session.EventStream);
        var seen = Collect(source);
        var reading = Task.Run(source.Process, patience.Token);
        client.ResumeRuntime();

        await EndAsync(process, meanwhile);
        await reading.WaitAsync(Patience, patience.Token);
        return seen;
    }

    private static async Task<IReadOnlyList<TracedEvent>> ByEtwAsync(
        TemporaryDirectory directory, IReadOnlyDictionary<string, string> environment, string[] args, Func<NotesProcess, Task>? meanwhile)
    {
        using var session = new TraceEventSession($"Ingest-{Guid.NewGuid():N}");
        var seen = Collect(session.Source);
        session.EnableProvider(Provider, TraceEventLevel.Verbose, EveryKeyword);
        var reading = Task.Run(session.Source.Process);
        using (var process = NotesProcess.Start(directory.Path, environment, args))
        {
            await EndAsync(process, meanwhile);
        }

        session.Stop();
        await reading.WaitAsync(Patience);
        return seen;
    }

    private static List<TracedEvent> Collect(TraceEventDispatcher source)
    {
        var seen = new List<TracedEvent>();
        source.Dynamic.All += traced =>
        {
            if (traced.ProviderName == Provider)
            {
                seen.Add(TracedEvent.Of(traced));
            }
        };
        return seen;
    }

    private static async Task EndAsync(NotesProcess process, Func<NotesProcess, Task>? meanwhile)
    {
        await (meanwhile?.Invoke(process) ?? Task.CompletedTask);
        await process.EndAsync();
    }
}
