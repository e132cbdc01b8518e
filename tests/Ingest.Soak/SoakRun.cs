using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Ingest.Soak.Accounting;
using Ingest.Soak.Faults;
using Ingest.Soak.Load;
using Ingest.Soak.Processes;
using Ingest.Testing;

namespace Ingest.Soak;

/// <summary>A run from the start of the processes to the account of every event. Used once.</summary>
internal sealed class SoakRun(SoakSettings settings, StandInProcess service, ReceiverProcess receiver, TextWriter progress)
{
    private const int LogLinesOfAFault = 30;

    private static readonly TimeSpan ScenarioTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan SampleTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProgressTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly Ledger _ledger = new();
    private readonly List<long> _samples = [];
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private int _warm;
    private string _scenario = "";

    /// <param name="progress">Hears every 10 seconds how far it is.</param>
    /// <exception cref="ProcessFault">A process did not start, or the receiver ended by itself.</exception>
    public static async Task<SoakReport> RunAsync(SoakSettings settings, TextWriter progress, CancellationToken cancellation)
    {
        using var directory = new TemporaryDirectory();
        await using var service = await StandInProcess.StartAsync(directory.Path, cancellation);
        var receiver = await ReceiverProcess.StartAsync(service, directory.Path, cancellation);
        await using var process = receiver.Process;
        var report = await new SoakRun(settings, service, receiver, progress).RunAsync(cancellation);
        if (report.Faults.Count > 0)
        {
            await progress.WriteLineAsync(await EndOfLogAsync(process));
        }

        return report;
    }

    private static async Task<string> EndOfLogAsync(ChildProcess process) =>
        $"The end of the receiver's log:\n{string.Join('\n', (await File.ReadAllLinesAsync(process.LogPath)).TakeLast(LogLinesOfAFault))}\n";

    private async Task<SoakReport> RunAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = receiver.Address, Timeout = TimeSpan.FromSeconds(40) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", receiver.Token);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var senders = SenderProfile.Mix.Select((profile, i) => new Sender(http, _ledger, profile, new Random(settings.Seed + i)).RunAsync(end.Token)).ToList();
        var watching = WatchAsync(http, end.Token);
        await FailAsync(cancellation);

        // Everything is under way still: the stop is a part of the soak.
        var stopTook = await receiver.Process.StopAsync(StopPatience);
        await end.CancelAsync();
        await Task.WhenAll([.. senders, watching]);
        var balance = Balance.Of(_ledger.Events, await service.EventsAsync(cancellation));
        return new SoakReport(
            settings, _ledger, balance, WorkingSet.Of(_samples, _warm), stopTook, receiver.Process.ExitCode, await service.OutcomesAsync(cancellation));
    }

    /// <summary>Lets one scenario after the other happen until the time is over; the stop finds the service in order.</summary>
    private async Task FailAsync(CancellationToken cancellation)
    {
        for (var turn = 0; settings.Time - _time.Elapsed is var left && left > TimeSpan.Zero; turn++)
        {
            await BeginAsync(Scenario.All[turn % Scenario.All.Count], cancellation);
            await Task.Delay(left < ScenarioTime ? left : ScenarioTime, cancellation);
            if (receiver.Process.HasExited)
            {
                throw new ProcessFault($"The receiver ended by itself with {receiver.Process.ExitCode}.\n{await EndOfLogAsync(receiver.Process)}");
            }
        }

        await BeginAsync(Scenario.All[0], cancellation);
    }

    private async Task BeginAsync(Scenario scenario, CancellationToken cancellation)
    {
        _scenario = scenario.Name;
        await service.ScriptAsync(scenario.Uploads, scenario.Tokens, cancellation);
    }

    /// <summary>Measures, asks for readiness and figures as those who watch over a receiver do, and tells how far it is.</summary>
    private async Task WatchAsync(HttpClient http, CancellationToken stop)
    {
        var told = TimeSpan.Zero;
        try
        {
            using var timer = new PeriodicTimer(SampleTime);
            while (await timer.WaitForNextTickAsync(stop))
            {
                if (receiver.Process.WorkingSet is var bytes and > 0)
                {
                    _samples.Add(bytes);
                }

                _warm = _time.Elapsed < settings.WarmUp ? _samples.Count : _warm;
                if (_time.Elapsed - told >= ProgressTime)
                {
                    told = _time.Elapsed;
                    await progress.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{told:mm\\:ss}  stored {_ledger.Stored:N0}, duplicate {_ledger.Duplicates:N0}, invalid {_ledger.Invalid:N0}, working set {_samples.LastOrDefault() / 1024 / 1024} MiB; now: {_scenario}"));
                }

                await AskAsync(http, "/readyz", stop);
                await AskAsync(http, "/metrics", stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task AskAsync(HttpClient http, string path, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), stop);
            if ((int)answer.StatusCode is not (200 or 503))
            {
                _ledger.Unexpected.Enqueue($"{path} {(int)answer.StatusCode}");
            }
        }
        catch (HttpRequestException)
        {
            // It is being stopped.
        }
    }
}
