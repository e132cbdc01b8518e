using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Ingest.Bench.Measuring;
using Telemetry.Tool.Samples;

namespace Ingest.Bench.Figures;

/// <summary>The local dashboard and <c>telemetry report</c> over stored rows, in processes of their own: what a person waits for, and the memory it takes.</summary>
internal static class LocalPanels
{
    private const string FirstNumber = "<dt>Events</dt><dd";
    private const int WarmLooks = 5;

    /// <summary>The bars are about a million rows.</summary>
    private const int RowsOfBars = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(IReadOnlyList<int> sizes)
    {
        var figures = new List<Figure>();
        foreach (var rows in sizes)
        {
            var directory = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
            try
            {
                new SampleWeek(TimeProvider.System.GetUtcNow(), rows, seed: 1).WriteTo(directory);
                figures.AddRange(await DashboardAsync(directory, rows));
                figures.AddRange(await ReportAsync(directory, rows));
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }

        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> DashboardAsync(string directory, int rows)
    {
        var port = FreePort();
        using var process = Start("Ingest.Functions.dll", ["--file", directory, "--urls", $"http://127.0.0.1:{port}", "--environment", "Production", "--Ingest:AllowAnonymous=true"]);
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Patience };
            await AnsweredAsync(client, process);
            var cold = await FirstNumberAsync(client);
            var warm = new List<double>();
            for (var i = 0; i < WarmLooks; i++)
            {
                warm.Add(await FirstNumberAsync(client));
            }

            process.Refresh();
            return
            [
                Milliseconds("Dashboard, first numbers, rows not yet in memory", rows, cold, 5_000),
                Milliseconds("Dashboard, first numbers, rows in memory", rows, Quantiles.Median(warm), 1_000),
                Memory("Dashboard, memory of the receiver", rows, process.PeakWorkingSet64),
            ];
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<IReadOnlyList<Figure>> ReportAsync(string directory, int rows)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start("telemetry.dll", ["report", directory, "--json"]);
        var peak = 0L;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            peak = Math.Max(peak, process.PeakWorkingSet64);
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? [Milliseconds("telemetry report", rows, watch.Elapsed.TotalMilliseconds, 6_000), Memory("telemetry report, memory", rows, peak)]
            : throw new InvalidOperationException("telemetry report failed.");
    }

    private static async Task<double> FirstNumberAsync(HttpClient client)
    {
        var watch = Stopwatch.StartNew();
        using var stream = await client.GetStreamAsync(new Uri("/dashboard", UriKind.Relative));
        using var reader = new StreamReader(stream);
        var read = "";
        var buffer = new char[4096];
        while (!read.Contains(FirstNumber, StringComparison.Ordinal))
        {
            var length = await reader.ReadAsync(buffer);
            read += length > 0 ? new string(buffer, 0, length) : throw new InvalidOperationException("The page ended without numbers.");
        }

        var first = watch.Elapsed.TotalMilliseconds;
        await reader.ReadToEndAsync();
        return first;
    }

    private static async Task AnsweredAsync(HttpClient client, Process process)
    {
        while (!process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/healthz", UriKind.Relative));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        throw new InvalidOperationException("The receiver did not start.");
    }

    private static Process Start(string program, IEnumerable<string> args)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. args]) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static Figure Milliseconds(string name, int rows, double value, double limit) => Of(name, rows, value, "ms", limit);

    private static Figure Memory(string name, int rows, long bytes) => Of(name, rows, bytes / (1024.0 * 1024), "MiB", 250);

    private static Figure Of(string name, int rows, double value, string unit, double limit)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{value:#,0} {unit}");
        var bar = rows == RowsOfBars ? new Bar(BarSide.AtMost, limit, unit) : null;
        return new Figure(string.Create(CultureInfo.InvariantCulture, $"{name}, {rows:N0} rows"), text, "", bar is null ? "" : text, value, bar);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
