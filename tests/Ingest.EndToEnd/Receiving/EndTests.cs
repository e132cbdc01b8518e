using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Ingest.Functions.Configuring;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Hosting;
using Ingest.Testing;

namespace Ingest.EndToEnd.Receiving;

/// <summary>How the receiver's process ends.</summary>
public sealed partial class EndTests : IDisposable
{
    private readonly TemporaryDirectory _rows = new();

    public void Dispose() => _rows.Dispose();

    [Theory]
    [InlineData("Ingest:Producers: missing.", "--dry-run")]
    [InlineData("Ingest:File:MaxFileBytes", "--file=rows", "--Ingest:File:MaxFileBytes=many", "--Ingest:AllowAnonymous=true")]
    [InlineData("Ingest:File:Direktory", "--Ingest:File:Direktory=rows", "--Ingest:AllowAnonymous=true")]
    [InlineData("urls:", "--urls=nonsense", "--dry-run", "--Ingest:AllowAnonymous=true")]
    [InlineData("--nonsense: no such option.", "--nonsense")]
    public async Task Start_WhatCannotBeUsed_EndsWith2AndNamesIt(string named, params string[] args)
    {
        var (exitCode, said) = await RunningReceiver.RunAsync(args);

        Assert.Equal(ReceiverRun.NotUsable, exitCode);
        Assert.Contains(named, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DirectoryThatIsAFile_EndsWith1()
    {
        await File.WriteAllTextAsync(_rows.File("rows"), "", TestContext.Current.CancellationToken);

        var (exitCode, said) = await RunningReceiver.RunAsync([$"--file={_rows.File("rows")}", "--Ingest:AllowAnonymous=true", "--urls=http://127.0.0.1:0"]);

        Assert.True(exitCode == ReceiverRun.Failed, $"It ended with {exitCode} and said:\n{said}");
    }

    [Fact]
    public async Task Ask_ForWhatItTellsOfItself_IsTheWholeText()
    {
        Assert.Equal((ReceiverRun.Stopped, SettingsTable.Markdown().TrimEnd()), await AskAsync("--settings"));
        Assert.Equal((ReceiverRun.Stopped, CommandLine.HelpText), await AskAsync("--help"));
        Assert.Equal((ReceiverRun.Stopped, ReceiverVersion.Text), await AskAsync("--version"));
    }

    [Fact]
    public async Task Stop_RequestUnderWay_AnswersAndStoresItFirst()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        await using var receiver = await RunningReceiver.StartAsync(
            [$"--file={_rows.Path}"], [.. RunningReceiver.ProducerSettings, ("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information")]);
        var (head, body) = ($"POST /v1/events/command HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {RunningReceiver.Producer.Reveal()}\r\nX-Telemetry-App: demo\r\nX-Telemetry-App-Version: 1.0.0\r\nContent-Type: application/json\r\nContent-Length: {Sent.Command.Length}\r\nExpect: 100-continue\r\n\r\n", Sent.Command);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, receiver.Address.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        var buffer = new byte[4096];
        // Asked to go on with the body, it is under way.
        var going = Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken));

        await receiver.AskToStopAsync();
        await receiver.LineAsync(ShuttingDown());
        await socket.SendAsync(Encoding.ASCII.GetBytes(body), TestContext.Current.CancellationToken);
        var answer = Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken));

        Assert.StartsWith("HTTP/1.1 100 ", going, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 204 ", answer, StringComparison.Ordinal);
        Assert.Equal(ReceiverRun.Stopped, await receiver.EndAsync());
        Assert.Single(Directory.EnumerateFiles(_rows.Path, "rows-*.jsonl").SelectMany(File.ReadAllLines));
    }

    private static async Task<(int ExitCode, string Said)> AskAsync(string option)
    {
        var (exitCode, said) = await RunningReceiver.RunAsync([option]);
        return (exitCode, said.TrimEnd());
    }

    [GeneratedRegex("Application is shutting down")]
    private static partial Regex ShuttingDown();
}
