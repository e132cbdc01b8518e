using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Ingest.Bench.Load;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;
using Telemetry.Schema.Tokens;

namespace Ingest.Bench.Figures;

/// <summary>From the start of the receiver's process to its first answer of 2xx, and on to its first answer of 2xx to a posted event.</summary>
internal static class FirstAnswer
{
    private static readonly Bar Bar = new(BarSide.AtMost, 300, "ms");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string variant, string published, Effort effort)
    {
        // The first start reads the files from the disk, and is not counted.
        await StartAsync(Receiver(published));
        await StartAsync(Bare);
        var (starts, bare) = (new List<Start>(), new List<Start>());
        for (var i = 0; i < effort.Starts; i++)
        {
            starts.Add(await StartAsync(Receiver(published)));
            bare.Add(await StartAsync(Bare));
        }

        return
        [
            Of($"Process start to first 2xx, {variant}", [.. starts.Select(s => s.Health)], [.. bare.Select(s => s.Health)], Bar),
            Of($"Process start to first event answered, {variant}", [.. starts.Select(s => s.Event)], [.. bare.Select(s => s.Event)], null),
        ];
    }

    private static Figure Of(string name, IReadOnlyList<double> milliseconds, IReadOnlyList<double> bare, Bar? bar)
    {
        var (median, least) = (Quantiles.Median(milliseconds), Quantiles.Median(bare));
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{median:0} ms ({Quantiles.At(milliseconds, 0.25):0} to {Quantiles.At(milliseconds, 0.75):0})");
        var against = string.Create(CultureInfo.InvariantCulture, $"{median:0} ms, {median / least:0.0} times");
        return new Figure(name, text, string.Create(CultureInfo.InvariantCulture, $"{least:0} ms"), against, median, bar);
    }

    /// <summary>Kestrel alone, in a process of its own: what the runtime and the web server take before anyone's code.</summary>
    private static ProcessStartInfo Bare(int port) => new("dotnet", [typeof(FirstAnswer).Assembly.Location, BareEndpoint.Argument, Url(port)]);

    /// <summary>Machine code alone has no assembly, and is started by itself.</summary>
    private static Func<int, ProcessStartInfo> Receiver(string published) => port =>
    {
        var library = Path.Combine(published, "Ingest.Functions.dll");
        string[] args = ["--dry-run", $"--urls={Url(port)}"];
        return File.Exists(library) ? new("dotnet", [library, .. args]) : new(Path.Combine(published, "Ingest.Functions"), args);
    };

    private static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static async Task<Start> StartAsync(Func<int, ProcessStartInfo> command)
    {
        var token = IngestToken.Mint(RandomNumberGenerator.Fill);
        var post = Requests.Post("application/json", SampleEvents.Single(), token.Reveal());
        var port = FreePort();
        var start = command(port);
        start.RedirectStandardOutput = true;
        foreach (var (name, value) in Serving.Receiver.ProducerSettings(token))
        {
            start.Environment[$"Ingest__Producers__{token.Id}__{name}"] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            var health = await AnsweredAsync(port, Requests.Health());
            return new Start(health, await AnsweredAsync(port, post));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        async Task<double> AnsweredAsync(int port, byte[] request)
        {
            while (!await IsAnsweredAsync(port, request))
            {
                if (process.HasExited || watch.Elapsed > Patience)
                {
                    throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not answer.");
                }

                await Task.Delay(1);
            }

            return watch.Elapsed.TotalMilliseconds;
        }
    }

    private static async Task<bool> IsAnsweredAsync(int port, byte[] request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            return false;
        }

        using var connection = LoadConnection.On(socket, request);
        return await connection.ExchangeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Milliseconds from the start of the process.</summary>
    private readonly record struct Start(double Health, double Event);
}
