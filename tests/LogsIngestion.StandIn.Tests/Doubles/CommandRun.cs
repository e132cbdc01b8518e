using System.IO.Pipelines;
using LogsIngestion.StandIn.CommandLine;

namespace LogsIngestion.StandIn.Tests.Doubles;

/// <summary>The command in process: its output read line by line while it runs, and its end brought about.</summary>
internal sealed class CommandRun : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly StringWriter _error = new();
    private readonly StreamReader _output;
    private readonly Task<int> _run;

    public CommandRun(params string[] args)
    {
        var pipe = new Pipe();
        _output = new StreamReader(pipe.Reader.AsStream());
        _run = RunAsync(args, pipe.Writer);
    }

    public string Error => _error.ToString();

    /// <summary>The NAME=VALUE lines up to 'ready'; fewer if the command ended before that.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadyAsync()
    {
        Dictionary<string, string> values = [];
        while (await _output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line and not "ready")
        {
            var parts = line.Split('=', 2);
            values[parts[0]] = parts[^1];
        }

        return values;
    }

    /// <summary>All that is left of the output, once the command has ended by itself.</summary>
    public Task<string> RestAsync() => _output.ReadToEndAsync(TestContext.Current.CancellationToken);

    public Task<int> ExitCodeAsync() => _run;

    public async Task<int> EndAsync()
    {
        await _end.CancelAsync();
        return await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
        _output.Dispose();
    }

    private async Task<int> RunAsync(string[] args, PipeWriter pipe)
    {
        await using var output = new StreamWriter(pipe.AsStream());
        return await StandInCommand.RunAsync(args, output, _error, _end.Token);
    }
}
