using System.Text.Json.Nodes;

namespace Ingest.EndToEnd.Receiving;

/// <summary>
/// A receiver in a process of its own, whatever it was compiled to, says to every request what the one in this process says, and writes the same row.
/// </summary>
public sealed class SameAnswersTests(BothReceivers both) : IClassFixture<BothReceivers>
{
    /// <summary>What is of the moment: when a request came, and the ids of events that brought none.</summary>
    private static readonly string[] OfTheMoment = ["ReceivedTime", "TimeGenerated", "EventId", "EventTime"];

    public static TheoryData<string> Names => Sent.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Send_EachRequest_IsAnsweredAndStoredAlike(string name)
    {
        var (ownRows, hereRows) = (both.OwnRows.Count, both.HereRows.Count);

        var own = await AnswerAsync(both.Own.Client, name);
        var here = await AnswerAsync(both.Here, name);

        Assert.Equal(here, own);
        Assert.Equal(both.HereRows.Skip(hereRows).Select(Lasting), both.OwnRows.Skip(ownRows).Select(Lasting));
    }

    [Fact]
    public async Task Get_Dashboard_IsThePageWithItsFiles()
    {
        var page = await both.Own.Client.GetStringAsync("/dashboard", TestContext.Current.CancellationToken);
        var files = System.Text.RegularExpressions.Regex.Matches(page, "/dashboard/assets/[^\"]+").Select(m => m.Value).Distinct().ToList();

        Assert.Equal(2, files.Count);
        foreach (var file in files)
        {
            Assert.Equal(
                await both.Here.GetByteArrayAsync(file, TestContext.Current.CancellationToken),
                await both.Own.Client.GetByteArrayAsync(file, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Get_Metrics_HasTheSameFigures()
    {
        var own = await both.Own.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var here = await both.Here.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        Assert.NotEmpty(Described(own));
        Assert.Equal(Described(here), Described(own));
    }

    private static List<string> Described(string figures) => [.. figures.Split('\n').Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static async Task<string> AnswerAsync(HttpClient client, string name)
    {
        using var request = Sent.Request(name);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{body}";
    }

    private static string Lasting(string row)
    {
        var columns = JsonNode.Parse(row)!.AsObject();
        foreach (var column in OfTheMoment)
        {
            columns.Remove(column);
        }

        return columns.ToJsonString();
    }
}
