using System.Diagnostics;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Load;

/// <summary>Gives orders to a load process.</summary>
internal sealed class LoadProcess : IDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _requests = Directory.CreateTempSubdirectory("ingest-bench-");

    private LoadProcess(Process process) => _process = process;

    public static LoadProcess Start()
    {
        var start = DotnetProcess.Of(typeof(LoadProcess).Assembly);
        start.RedirectStandardInput = true;
        start.ArgumentList.Add(LoadMode.Argument);

        // One thread that waits for sockets and goes on where the answer arrives: the least the load can cost.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"] = "1";
        return new LoadProcess(Process.Start(start)!);
    }

    /// <summary>Keeps a request for orders and returns its file.</summary>
    public string Keep(string name, byte[] request)
    {
        var path = Path.Combine(_requests.FullName, name);
        File.WriteAllBytes(path, request);
        return path;
    }

    /// <exception cref="InvalidOperationException">An answer was not 2xx, or there was none.</exception>
    public async Task<LoadResult> RunAsync(LoadOrder order)
    {
        await _process.StandardInput.WriteLineAsync(order.Line());
        await _process.StandardInput.FlushAsync();
        var result = LoadResult.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The load process ended."));
        return result is { Others: 0, Answers: > 0 }
            ? result
            : throw new InvalidOperationException($"Expected answers of 2xx only; {result.Answers} were, {result.Others} were not.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _requests.Delete(recursive: true);
    }
}
