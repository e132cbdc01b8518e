using System.Text.Json;
using Ingest.Testing;

namespace Telemetry.Tool.Tests.Report;

/// <summary><c>telemetry report --follow</c> as a process of its own, over files that somebody appends to.</summary>
public sealed class FollowTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Report_FollowingAFile_WritesAgainWhatWasAppended()
    {
        await File.WriteAllTextAsync(_directory.File("rows.jsonl"), Row(1) + "\n", TestContext.Current.CancellationToken);
        using var report = FollowingReport.Start(_directory.Path, "rows.jsonl");
        Assert.Equal(1, await EventsAsync(report));

        // A line counts once it is whole, and counts once.
        var (second, third) = (Row(2), Row(3));
        await File.AppendAllTextAsync(_directory.File("rows.jsonl"), second[..40], TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(_directory.File("rows.jsonl"), $"{second[40..]}\n{third}\n{third}\n", TestContext.Current.CancellationToken);
        int events;
        do
        {
            events = await EventsAsync(report);
        }
        while (events < 3);

        Assert.Equal(3, events);
    }

    [Fact]
    public async Task Report_FollowingADirectory_ReadsFilesThatComeLater()
    {
        await File.WriteAllTextAsync(_directory.File("a.jsonl"), Row(1) + "\n", TestContext.Current.CancellationToken);
        using var report = FollowingReport.Start(_directory.Path, ".");
        Assert.Equal(1, await EventsAsync(report));

        await File.WriteAllTextAsync(_directory.File("b.jsonl"), Row(2) + "\n", TestContext.Current.CancellationToken);

        Assert.Equal(2, await EventsAsync(report));
    }

    private static async Task<int> EventsAsync(FollowingReport report)
    {
        using var json = JsonDocument.Parse(await report.NextAsync());
        return json.RootElement.GetProperty("panels").GetProperty("summary").GetProperty("rows")[0][1].GetInt32();
    }

    private static string Row(int id)
    {
        var time = TimeProvider.System.GetUtcNow().AddMinutes(-5).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return $$"""{"TimeGenerated":"{{time}}","EventTime":"{{time}}","ReceivedTime":"{{time}}","EventId":"019a0000-0000-7000-8000-{{id:000000000000}}","Name":"command","App":"notes","AppVersion":"1.0.0","Outcome":"success"}""";
    }
}
