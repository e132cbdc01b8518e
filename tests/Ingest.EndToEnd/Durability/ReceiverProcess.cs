using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Ingest.Testing;
using Telemetry.Schema.Tokens;

namespace Ingest.EndToEnd.Durability;

/// <summary>The built receiver in a process of its own, storing rows in a directory, on a port of its own choice.</summary>
internal sealed partial class ReceiverProcess : IAsyncDisposable
{
    /// <summary>One token for all processes of the run.</summary>
    private static readonly IngestToken Producer = IngestToken.Mint(RandomNumberGenerator.Fill);

    private readonly Process _process;

    private ReceiverProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public static string Token { get; } = Producer.Reveal();

    public static string TokenId => Producer.Id;

    public Uri Address { get; }

    /// <summary>Starts it and returns once it listens.</summary>
    public static Task<ReceiverProcess> StartAsync(string directory) => StartAsync(ReceiverProgram.Start(), directory);

    /// <summary>Starts the one that <paramref name="start"/> names, and returns once it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended before that.</exception>
    public static async Task<ReceiverProcess> StartAsync(ProcessStartInfo start, string directory, params (string Name, string Value)[] environment)
    {
        start.RedirectStandardOutput = true;
        start.ArgumentList.Add($"--file={directory}");
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.Environment[$"Ingest__Producers__{Producer.Id}__Hash"] = Producer.Hash;
        start.Environment[$"Ingest__Producers__{Producer.Id}__Apps"] = EventSource.App;

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        // A process that lives for a moment only pays for the profile that the next tier of the JIT would use.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = Process.Start(start)!;
        try
        {
            return new ReceiverProcess(process, await ListeningAsync(process.StandardOutput));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Kills it by SIGKILL and returns once it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static async Task<Uri> ListeningAsync(StreamReader output)
    {
        var said = new List<string>();
        while (await output.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                return new Uri(match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException($"The receiver ended before it listened. It said:\n{string.Join('\n', said)}");
    }

    [GeneratedRegex("listens on (http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Listening();
}
