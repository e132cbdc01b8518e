using System.Diagnostics;
using System.Text.Json;
using Ingest.Testing;

namespace Ingest.EndToEnd.CustomHandler;

/// <summary>
/// The receiver published as it is for a custom handler, or the one that <c>INGEST_RECEIVER</c> names, started and awaited as the Functions host does it.
/// </summary>
public sealed class PublishedReceiver : IAsyncLifetime
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    // How long the host waits for a handler that it has started (customHandler's initializationTimeout).
    private static readonly TimeSpan InitializationTimeout = TimeSpan.FromSeconds(30);

    private readonly TemporaryDirectory _published = new();
    private Process? _process;
    private Task<string> _log = Task.FromResult("");

    /// <summary>Where the published files lie: the function app's root.</summary>
    public string Root => ReceiverProgram.Executable is { } executable ? Path.GetDirectoryName(executable)! : _published.Path;

    /// <summary>A client that reaches the handler directly, past the host.</summary>
    public HttpClient Client { get; } = new();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (ReceiverProgram.Executable is null)
        {
            await PublishAsync();
        }

        Client.BaseAddress = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        _process = Start(Client.BaseAddress.Port);
        _log = ReadLogAsync(_process);
        await WaitUntilAnsweringAsync(_process);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            await _log;
            _process.Dispose();
        }

        _published.Dispose();
    }

    // The tests' own build has built the receiver in this configuration, so publishing only collects files.
    private async Task PublishAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", RepositoryRoot.Path("src", "Ingest.Functions"), "-c", Configuration, "--no-build", "-p:FunctionsModel=", "-nodeReuse:false", "-o", Root])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var process = Process.Start(start)!;
        var log = await ReadLogAsync(process);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, log);
    }

    private Process Start(int port)
    {
        var start = new ProcessStartInfo(ExecutablePath())
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}",
                ["FUNCTIONS_HTTPWORKER_PORT"] = $"{port}",
                ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = "worker",
                ["FUNCTIONS_HTTPWORKER_ID"] = "worker",
                ["FUNCTIONS_APP_ROOT_PATH"] = Root,
                ["FUNCTIONS_WORKER_RUNTIME"] = "custom",
                ["DOTNET_ENVIRONMENT"] = "Development",
            },
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("ASPNETCORE_URLS");

        return Process.Start(start)!;
    }

    // The host's rule: a file of that name in the app's root, else a command of the system.
    private string ExecutablePath()
    {
        var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "host.json"))).RootElement;
        var name = host.GetProperty("customHandler").GetProperty("description").GetProperty("defaultExecutablePath").GetString()!;
        var path = Path.Combine(Root, OperatingSystem.IsWindows() ? name + ".exe" : name);
        Assert.True(File.Exists(path), $"host.json names {name}, which the publish output does not hold.");

        return path;
    }

    private async Task WaitUntilAnsweringAsync(Process process)
    {
        using var patience = new CancellationTokenSource(InitializationTimeout);
        while (true)
        {
            try
            {
                // Any answer at all means ready.
                using var answer = await Client.GetAsync("/", patience.Token);
                return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(25), patience.Token);
            }
            catch (HttpRequestException)
            {
                Assert.Fail($"The published receiver ended with exit code {process.ExitCode} before it answered.\n{await _log}");
            }
        }
    }

    private static async Task<string> ReadLogAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();

        return await output + await errors;
    }
}
