using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Ingest.Testing;
using Telemetry.Schema.Tokens;

namespace Ingest.EndToEnd.Receiving;

/// <summary>A receiver in a process of its own, as somebody starts it: with arguments and an environment, heard by what it writes.</summary>
internal sealed partial class RunningReceiver : IAsyncDisposable
{
    public const string App = "demo";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _said = [];
    private readonly Task _reading;

    private RunningReceiver(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        _ = _reading.ContinueWith(_ => _lines.Writer.TryComplete(), TaskScheduler.Default);
    }

    /// <summary>One token for all receivers that have a producer; may write for every app, and read.</summary>
    public static IngestToken Producer { get; } = IngestToken.Mint(RandomNumberGenerator.Fill);

    /// <summary>Settings that let <see cref="Producer"/> in.</summary>
    public static (string Name, string Value)[] ProducerSettings { get; } =
    [
        ($"Ingest__Producers__{Producer.Id}__Hash", Producer.Hash),
        ($"Ingest__Producers__{Producer.Id}__Apps__0", "*"),
        ($"Ingest__Producers__{Producer.Id}__Scopes__0", "write"),
        ($"Ingest__Producers__{Producer.Id}__Scopes__1", "read"),
    ];

    public Uri Address { get; private set; } = null!;

    /// <summary>Sends the token of <see cref="Producer"/>, as a client of the app does.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>Starts one and returns once it listens, on a port of its own choice.</summary>
    public static Task<RunningReceiver> StartAsync(IEnumerable<string> args, params IEnumerable<(string Name, string Value)> environment) =>
        StartAsync(ReceiverProgram.Start(), args, environment);

    /// <summary>Starts the one that <paramref name="start"/> names, and returns once it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended before that.</exception>
    public static async Task<RunningReceiver> StartAsync(ProcessStartInfo start, IEnumerable<string> args, params IEnumerable<(string Name, string Value)> environment)
    {
        var receiver = Launch(start, [.. args, "--urls=http://127.0.0.1:0"], environment);
        try
        {
            receiver.Address = new Uri((await receiver.LineAsync(Listening())).Groups[1].Value);
        }
        catch
        {
            await receiver.DisposeAsync();
            throw;
        }

        receiver.Client.BaseAddress = receiver.Address;
        receiver.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Producer.Reveal());
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-App", App);
        receiver.Client.DefaultRequestHeaders.Add("X-Telemetry-App-Version", "1.0.0");
        return receiver;
    }

    /// <summary>Starts one that is expected to end by itself, and tells how it did.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(IEnumerable<string> args, params IEnumerable<(string Name, string Value)> environment)
    {
        await using var receiver = Launch(ReceiverProgram.Start(), args, environment);
        return (await receiver.EndAsync(), string.Join('\n', receiver._said));
    }

    /// <summary>The first line that matches, of those it has written or will write. Log and console have no order between them.</summary>
    public async Task<Match> LineAsync(Regex pattern)
    {
        if (_said.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success) is { } said)
        {
            return said;
        }

        using var end = new CancellationTokenSource(Patience);
        while (await _lines.Reader.WaitToReadAsync(end.Token))
        {
            var line = await _lines.Reader.ReadAsync(end.Token);
            _said.Add(line);
            if (pattern.Match(line) is { Success: true } match)
            {
                return match;
            }
        }

        throw new InvalidOperationException($"The receiver ended before it wrote {pattern}. It wrote:\n{string.Join('\n', _said)}");
    }

    /// <summary>Asks it to stop by SIGTERM.</summary>
    public async Task AskToStopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until it has ended, and tells its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var end = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(end.Token);
        await _reading;
        while (_lines.Reader.TryRead(out var line))
        {
            _said.Add(line);
        }

        return _process.ExitCode;
    }

    /// <summary>Posts one command event as a client of the app does.</summary>
    public Task<HttpResponseMessage> PostCommandAsync() =>
        Client.PostAsync("/v1/events/command", new StringContent(Sent.Command, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    /// <summary>Kills it by SIGKILL and returns once it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
        await _reading;
        _process.Dispose();
    }

    private static RunningReceiver Launch(ProcessStartInfo start, IEnumerable<string> args, IEnumerable<(string Name, string Value)> environment)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        // What the machine that runs the tests has configured for itself is not meant for this receiver.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningReceiver(Process.Start(start)!);
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("Ingest__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT" or "ASPNETCORE_ENVIRONMENT" or "ASPNETCORE_URLS" or "IDENTITY_ENDPOINT" or "AZURE_CLIENT_ID";

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            _lines.Writer.TryWrite(line);
        }
    }

    [GeneratedRegex("listens on (http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Listening();
}
