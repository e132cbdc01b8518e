using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Ingest.Testing;

namespace Ingest.EndToEnd.Receiving;

/// <summary>What a developer sees who starts the receiver and nothing else.</summary>
public sealed partial class FirstRunTests : IDisposable
{
    private readonly TemporaryDirectory _state = new();

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task Start_Development_PrintsATokenAndALineThatSendsAnEventOntoTheDashboard()
    {
        await using var receiver = await RunningReceiver.StartAsync(
            ["--environment=Development"], ("XDG_STATE_HOME", _state.Path), ("LOCALAPPDATA", _state.Path));
        var dashboard = (await receiver.LineAsync(Dashboard())).Groups[1].Value;
        var curl = (await receiver.LineAsync(Curl())).Groups;
        using var request = new HttpRequestMessage(HttpMethod.Post, curl["url"].Value) { Content = new StringContent(curl["body"].Value, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", curl["token"].Value);

        using var answer = await receiver.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var page = await receiver.Client.GetStringAsync(dashboard, TestContext.Current.CancellationToken);
        Assert.Contains("<dt>Events</dt><dd data-v=\"1\">", page, StringComparison.Ordinal);
        Assert.Contains(Directory.EnumerateFiles(_state.Path, "*.jsonl", SearchOption.AllDirectories), file => Path.GetFileName(file).StartsWith("rows-", StringComparison.Ordinal));
    }

    [GeneratedRegex("Dashboard: (http://\\S+)")]
    private static partial Regex Dashboard();

    [GeneratedRegex("""curl -i (?<url>\S+) -H "Authorization: Bearer (?<token>\S+)" .* -d '(?<body>\{.*\})'""")]
    private static partial Regex Curl();
}
