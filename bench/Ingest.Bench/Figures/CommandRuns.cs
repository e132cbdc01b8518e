using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;
using Telemetry.Client.Spooling;

namespace Ingest.Bench.Figures;

/// <summary>What telemetry adds to a whole run of the sample command, from the start of its process to its end.</summary>
internal sealed class CommandRuns : IDisposable
{
    /// <summary>The exit budget of 100 ms, and what the rest of a delivery may take.</summary>
    private static readonly Bar Delivering = new(BarSide.AtMost, 120, "ms");

    private readonly string _published;
    private readonly Effort _effort;
    private readonly string _home = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    /// <summary>Its queue is full, so that the system drops what calls it, as a black hole does.</summary>
    private readonly TcpListener _hole = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _filling = [];
    private readonly CancellationTokenSource _over = new();

    private CommandRuns(string published, Effort effort)
    {
        _published = published;
        _effort = effort;
        _listener.Start();
        _hole.Start(backlog: 1);
        for (var i = 0; i < 4; i++)
        {
            _filling.Add(new(SocketType.Stream, ProtocolType.Tcp));
            _ = _filling[i].ConnectAsync(_hole.LocalEndpoint);
        }
    }

    private string State => Path.Combine(_home, ".local", "state", "notes", "telemetry");

    private string Url => UrlOf(_listener);

    private static string UrlOf(TcpListener listener) => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <param name="variant">How the sample was compiled.</param>
    /// <param name="published">Where it lies.</param>
    /// <param name="bar">What a run with nothing to deliver may add, in milliseconds.</param>
    public static IReadOnlyList<Figure> Measure(string variant, string published, double bar, Effort effort)
    {
        using var runs = new CommandRuns(published, effort);
        return runs.Measure(variant, bar);
    }

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _filling.ForEach(static socket => socket.Dispose());
        _hole.Dispose();
        _over.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private List<Figure> Measure(string variant, double bar)
    {
        var figures = new List<Figure>
        {
            Figure($"Run of a command, no delivery due, {variant}", Url, Rest, new(BarSide.AtMost, bar, "ms")),
            Figure($"Run of a command, delivery due, black hole, {variant}", UrlOf(_hole), MakeDue, Delivering),
        };
        figures.Add(Online(variant));
        var answering = AnswerAsync(TimeSpan.FromSeconds(30));
        figures.Add(Figure($"Run of a command, delivery due, receiver slow by 30 s, {variant}", Url, MakeDue, Delivering));
        var closed = Url;
        _over.Cancel();
        answering.Wait();
        _listener.Stop();
        figures.Add(Figure($"Run of a command, delivery due, nobody listens, {variant}", closed, MakeDue, Delivering));
        return figures;
    }

    /// <summary>With a receiver that answers at once.</summary>
    private Figure Online(string variant)
    {
        var server = BareEndpoint.StartAsync().GetAwaiter().GetResult();
        try
        {
            return Figure($"Run of a command, delivery due, online, {variant}", $"http://127.0.0.1:{server.Port}", MakeDue, Delivering);
        }
        finally
        {
            server.DisposeAsync().AsTask().Wait();
        }
    }

    /// <summary>The median of what the run adds, pair by pair: what slows the machine for a while slows both.</summary>
    private Figure Figure(string name, string url, Action prepare, Bar bar)
    {
        var (on, off, added) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = -1; i < _effort.Starts; i++)
        {
            var without = Run(null);
            prepare();
            var with = Run(url);
            if (i >= 0)
            {
                off.Add(without);
                on.Add(with);
                added.Add(with - without);
            }
        }

        var value = Quantiles.Median(added);
        return new Figure(name, Text(Quantiles.Median(on)), Text(Quantiles.Median(off)), $"+{Text(value)}", value, bar);
    }

    private static string Text(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms");

    /// <param name="url">Where events go; null turns telemetry off.</param>
    private double Run(string? url)
    {
        var library = Path.Combine(_published, "notes.dll");
        var isNative = !File.Exists(library);
        var start = new ProcessStartInfo(isNative ? Path.Combine(_published, "notes") : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        if (!isNative)
        {
            start.ArgumentList.Add(library);
        }

        start.ArgumentList.Add("list");
        foreach (var name in start.Environment.Keys.Except(["PATH", "DOTNET_ROOT"]).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = _home;
        start.Environment["NOTES_HOME"] = Path.Combine(_home, "notes");
        if (url is not null)
        {
            start.Environment["NOTES_TELEMETRY_ENABLED"] = "1";
            start.Environment["NOTES_TELEMETRY_URL"] = url;
        }

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.WaitForExit();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return process.ExitCode == 0
            ? elapsed
            : throw new InvalidOperationException($"Expected 'notes list' in {_published} to end with 0, got {process.ExitCode}: publish the sample first.");
    }

    /// <summary>As most runs find it: a few segments of the last minute, and an attempt not long ago.</summary>
    private void Rest()
    {
        Directory.CreateDirectory(State);
        var now = TimeProvider.System.GetUtcNow();
        File.WriteAllText(Path.Combine(State, "delivery"), $"last_attempt {WireText.Of(now)}\nnext_attempt {WireText.Of(now.AddSeconds(60))}\nfailures 0\n");
        foreach (var old in Directory.GetFiles(State, "*.ready").Order(StringComparer.Ordinal).SkipLast(5))
        {
            File.Delete(old);
        }
    }

    private void MakeDue()
    {
        Rest();
        File.Delete(Path.Combine(State, "delivery"));
        var ids = new UuidV7Source(TimeProvider.System, static bytes => Random.Shared.NextBytes(bytes));
        var spool = new Spool(new SpoolFolder(State, new SpoolDisk()), ids, TimeProvider.System, new CounterLedger());
        spool.TryAppend(RecordKind.Failure, Encoding.UTF8.GetBytes("{}"));
        spool.Close();
    }

    /// <summary>Takes connections and says nothing for as long.</summary>
    private async Task AnswerAsync(TimeSpan after)
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync(_over.Token);
                _ = Task.Delay(after, _over.Token).ContinueWith(_ => connection.Dispose(), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // The figure is taken.
        }
    }
}
