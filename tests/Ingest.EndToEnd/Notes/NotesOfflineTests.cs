using System.Net;
using System.Net.Sockets;
using System.Text;
using Ingest.Testing;

namespace Ingest.EndToEnd.Notes;

/// <summary>Whatever the receiver does, the command's output and exit code are its own.</summary>
public sealed class NotesOfflineTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(ReceiverKind.Closed)]
    [InlineData(ReceiverKind.BlackHole)]
    [InlineData(ReceiverKind.Garbage)]
    public async Task Run_ReceiverThatIsNone_ChangesNothing(ReceiverKind kind)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var environment = Sending($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var answering = Play(kind, listener, over.Token);

        var added = await NotesProcess.RunAsync(_directory.Path, environment, "add", "title");
        var failed = await NotesProcess.RunAsync(_directory.Path, environment, "debug", "fail");
        var usage = await NotesProcess.RunAsync(_directory.Path, environment, "nonsense");
        await over.CancelAsync();
        await answering;

        Assert.Equal(new(0, $"1{Environment.NewLine}", ""), added);
        Assert.Equal(new(1, "", $"notes: failed on request{Environment.NewLine}"), failed);
        Assert.Equal(2, usage.ExitCode);
    }

    [Fact]
    public async Task Run_InterruptedWhileTheReceiverIsSilent_KeepsItsExitCode()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var process = NotesProcess.Start(
            _directory.Path, Sending($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), "debug", "wait");
        Assert.Equal("waiting", await process.ReadLineAsync());

        await process.SignalAsync("INT");

        Assert.Equal(new(130, "", ""), await process.EndAsync());
    }

    [Fact]
    public async Task Run_Off_LoadsNothingOfTheNetwork()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The loaded libraries of a process are read from /proc.");
        using var process = NotesProcess.Start(_directory.Path, new Dictionary<string, string>(), "debug", "wait");
        Assert.Equal("waiting", await process.ReadLineAsync());

        var maps = await File.ReadAllTextAsync($"/proc/{process.Id}/maps", TestContext.Current.CancellationToken);
        await process.SignalAsync("INT");
        await process.EndAsync();

        Assert.Contains("Telemetry.Client.dll", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Net", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Text.Json", maps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RecordingAndNothingDue_LoadsNothingOfTheNetworkAndNoJson()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The loaded libraries of a process are read from /proc.");
        var environment = Sending("http://127.0.0.1:9");
        await NotesProcess.RunAsync(_directory.Path, environment, "list");
        using var process = NotesProcess.Start(_directory.Path, environment, "debug", "wait");
        Assert.Equal("waiting", await process.ReadLineAsync());

        var maps = await File.ReadAllTextAsync($"/proc/{process.Id}/maps", TestContext.Current.CancellationToken);
        await process.SignalAsync("INT");
        await process.EndAsync();

        Assert.Equal(2, Directory.GetFiles(Path.Combine(_directory.Path, ".local", "state", "notes", "telemetry"), "*.ready").Length);
        Assert.DoesNotContain("System.Net.Http", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Net.Sockets", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Text.Json", maps, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Sending(string url) => new()
    {
        ["NOTES_TELEMETRY_ENABLED"] = "1",
        ["NOTES_TELEMETRY_URL"] = url,
    };

    private static async Task Play(ReceiverKind kind, TcpListener listener, CancellationToken over)
    {
        if (kind == ReceiverKind.Closed)
        {
            listener.Stop();
        }

        try
        {
            while (kind == ReceiverKind.Garbage)
            {
                using var connection = await listener.AcceptTcpClientAsync(over);
                await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("\0\u0001 no such protocol\r\n\r\n"), over);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The test is over, or the command has gone.
        }
    }
}
