using Ingest.Functions.Hosting;
using Ingest.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.EndToEnd.Receiving;

/// <summary>Two receivers with the same settings, each with files of its own: one in a process of its own, one in this.</summary>
public sealed class BothReceivers : IAsyncLifetime
{
    private readonly TemporaryDirectory _ownRows = new();
    private readonly TemporaryDirectory _hereRows = new();
    private RunningReceiver? _own;
    private WebApplication? _here;

    internal RunningReceiver Own => _own!;

    internal HttpClient Here { get; } = new();

    internal IReadOnlyList<string> OwnRows => Rows(_ownRows);

    internal IReadOnlyList<string> HereRows => Rows(_hereRows);

    public async ValueTask InitializeAsync()
    {
        _own = await RunningReceiver.StartAsync(["--file", _ownRows.Path], RunningReceiver.ProducerSettings);
        var settings = RunningReceiver.ProducerSettings.ToDictionary(s => s.Name.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value);
        settings["urls"] = "http://127.0.0.1:0";
        settings["Ingest:File:Directory"] = _hereRows.Path;
        settings["Logging:Console:LogLevel:Default"] = "None";
        _here = SelfHost.Build(settings);
        await _here.StartAsync();
        Here.BaseAddress = new Uri(_here.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        foreach (var (name, values) in _own.Client.DefaultRequestHeaders)
        {
            Here.DefaultRequestHeaders.Add(name, values);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Here.Dispose();
        await (_own?.DisposeAsync() ?? default);
        await (_here?.DisposeAsync() ?? default);
        _ownRows.Dispose();
        _hereRows.Dispose();
    }

    private static List<string> Rows(TemporaryDirectory directory) =>
        [.. Directory.EnumerateFiles(directory.Path, "rows-*.jsonl").Order(StringComparer.Ordinal).SelectMany(Lines)];

    private static string[] Lines(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
