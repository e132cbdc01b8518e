using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Testing;
using Microsoft.Playwright;
using Telemetry.Tool;
using Telemetry.Tool.Samples;
using static Microsoft.Playwright.Assertions;

namespace Ingest.Browser;

public sealed class DashboardTests(Chromium chromium) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Rows => _directory.File("rows");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task FirstEvent_IntoAnEmptyStore_AppearsWithoutReload()
    {
        await using var window = await chromium.OpenAsync();
        await using var receiver = await BrowsedReceiver.StartAsync(Rows);
        await window.GoAsync(receiver);
        await Expect(window.Page.GetByText("Nothing has been stored yet")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live");

        await receiver.SendAsync("hello");

        await Expect(window.Tile("Events")).ToHaveTextAsync("1");
        await Expect(window.Page.Locator("#p-recent-events")).ToContainTextAsync("hello");
        await Expect(window.Page.GetByText("Nothing has been stored yet")).ToHaveCountAsync(0);
        window.AssertClean(receiver);
    }

    [Fact]
    public async Task Filters_Applied_AreInTheAddressAndOnThePage()
    {
        Samples(2_000);
        await using var window = await chromium.OpenAsync();
        await using var receiver = await BrowsedReceiver.StartAsync(Rows);
        await window.GoAsync(receiver);

        await window.Page.Locator("#f-app").SelectOptionAsync("notes");
        await window.Page.Locator("#f-range").SelectOptionAsync("30d");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(new Regex("range=30d&app=notes"));
        await Expect(window.Page.Locator("#f-app")).ToHaveValueAsync("notes");
        await Expect(window.Page.Locator("#p-commands")).ToContainTextAsync("sync");
        await Expect(window.Page.Locator("#p-commands")).Not.ToContainTextAsync("deploy");
        await window.Page.Locator("#p-versions").GetByRole(AriaRole.Link, new() { Name = "1.5.0" }).ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex("version=1.5.0"));
        await Expect(window.Page.Locator("#f-version")).ToHaveValueAsync("1.5.0");
        window.AssertClean(receiver);
    }

    [Fact]
    public async Task Panels_OfAStore_EqualTheReport()
    {
        var clock = new ManualTimeProvider();
        new SampleWeek(clock.GetUtcNow(), 3_000, seed: 7).WriteTo(Rows);
        await using var window = await chromium.OpenAsync();
        await using var receiver = await BrowsedReceiver.StartAsync(Rows, clock: clock);
        await window.GoAsync(receiver, "?app=notes");
        using var report = Report(clock, "--app", "notes");

        foreach (var panel in report.RootElement.GetProperty("panels").EnumerateObject())
        {
            var columns = panel.Value.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("type").GetString()).ToList();
            var expected = panel.Value.GetProperty("rows").EnumerateArray()
                .SelectMany(row => row.EnumerateArray().Where((_, i) => columns[i] is "long" or "int" or "real"))
                .Select(cell => cell.ValueKind == JsonValueKind.Null ? "" : cell.GetDouble().ToString(CultureInfo.InvariantCulture));
            var shown = await window.Page.Locator($"#p-{panel.Name} [data-v]").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.v)");

            Assert.Equal(expected.ToList(), [.. shown]);
        }

        window.AssertClean(receiver);
    }

    [Fact]
    public async Task Page_UnderWhichTheReceiverRestarts_SaysSoAndGoesOn()
    {
        await using var window = await chromium.OpenAsync();
        var first = await BrowsedReceiver.StartAsync(Rows);
        await window.GoAsync(first);
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live");

        await first.DisposeAsync();
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync(
            new Regex("^Not connected. These are the numbers of [0-9:]{8} UTC.$"), new() { Timeout = 30_000 });
        await using var second = await BrowsedReceiver.StartAsync(Rows, first.Address);
        await second.SendAsync("again");

        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
        await Expect(window.Page.Locator("#p-recent-events")).ToContainTextAsync("again", new() { Timeout = 30_000 });
        window.AssertClean(second, wasDown: true);
    }

    [Fact]
    public async Task Page_OpenedWhileTheRowsAreRead_SaysSoUntilTheNumbersAreThere()
    {
        Samples(100);
        await using var window = await chromium.OpenAsync();
        await using var receiver = await BrowsedReceiver.StartAsync(Rows);
        var loading = window.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Reading the stored rows" });

        using (receiver.HoldRows())
        {
            await window.Page.GotoAsync($"{receiver.Address}/dashboard", new() { WaitUntil = WaitUntilState.Commit });
            await Expect(loading).ToBeVisibleAsync();
            await Expect(window.Tile("Events")).ToHaveCountAsync(0);
        }

        await Expect(window.Tile("Events")).ToBeVisibleAsync();
        await Expect(loading).ToBeHiddenAsync();
        window.AssertClean(receiver);
    }

    [Fact]
    public async Task Page_OpenedWhileTheRowsCannotBeRead_SaysSoAndShowsThemOnceTheyCan()
    {
        await using var window = await chromium.OpenAsync();
        await using var receiver = await BrowsedReceiver.StartAsync(Rows);
        await receiver.SendAsync("kept");
        using (Unreadable())
        {
            await window.GoAsync(receiver);
            await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The stored rows cannot be read");
            await Expect(window.Page.Locator("#loading")).ToBeHiddenAsync();
            await Expect(window.Page.Locator("#state")).ToHaveTextAsync("The stored rows cannot be read");
        }

        await Expect(window.Page.Locator("#p-recent-events")).ToContainTextAsync("kept", new() { Timeout = 30_000 });
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        window.AssertClean(receiver);
    }

    [Fact]
    public async Task Page_WhoseRowsCannotBeReadForAWhile_SaysSoAndGoesOn()
    {
        await using var window = await chromium.OpenAsync();
        await using var receiver = await BrowsedReceiver.StartAsync(Rows);
        await window.GoAsync(receiver);
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live");
        using (Unreadable())
        {
            await Expect(window.Page.Locator("#state")).ToHaveTextAsync("The stored rows cannot be read", new() { Timeout = 30_000 });
        }

        await receiver.SendAsync("later");

        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
        await Expect(window.Page.Locator("#p-recent-events")).ToContainTextAsync("later", new() { Timeout = 30_000 });
        window.AssertClean(receiver);
    }

    [Fact]
    public async Task Page_RefusedBecauseManyAreOpen_GoesLiveOnceOneIsClosed()
    {
        await using var window = await chromium.OpenAsync();
        await using var receiver = await BrowsedReceiver.StartAsync(Rows);
        using var client = new HttpClient();
        var others = new Stack<Stream>();
        for (var i = 0; i < 16; i++)
        {
            others.Push(await client.GetStreamAsync(new Uri($"{receiver.Address}/dashboard/live"), TestContext.Current.CancellationToken));
        }

        await window.GoAsync(receiver);
        await Expect(window.Page.Locator("#state")).ToContainTextAsync("Not connected");
        await others.Pop().DisposeAsync();

        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Page_OfAHundredThousandRows_ShowsThemAll()
    {
        var clock = new ManualTimeProvider();
        var rows = new SampleWeek(clock.GetUtcNow(), 100_000, seed: 3).WriteTo(Rows);
        await using var window = await chromium.OpenAsync();
        await using var receiver = await BrowsedReceiver.StartAsync(Rows, clock: clock);
        await window.GoAsync(receiver, "?range=30d");

        using var report = Report(clock, "--since", "30d");

        var events = report.RootElement.GetProperty("panels").GetProperty("summary").GetProperty("rows")[0][1].GetInt64();
        Assert.InRange(events, 95_000, rows);
        await Expect(window.Tile("Events")).ToHaveAttributeAsync("data-v", events.ToString(CultureInfo.InvariantCulture));
        window.AssertClean(receiver);
    }

    /// <summary>A file of rows that nobody can open, root neither: a link to itself.</summary>
    private Release Unreadable()
    {
        var path = Path.Combine(Rows, "events-20200101T00-000.jsonl");
        File.CreateSymbolicLink(path, path);
        return new Release(() => File.Delete(path));
    }

    private void Samples(int events) => new SampleWeek(TimeProvider.System.GetUtcNow(), events, seed: 1).WriteTo(Rows);

    private JsonDocument Report(TimeProvider clock, params string[] args)
    {
        using var output = new StringWriter();
        var code = ToolCommand.Run(["report", Rows, .. args, "--json"], new ToolSurroundings(TextReader.Null, output, TextWriter.Null, _directory.Path, clock, _ => { }));
        Assert.Equal(0, code);
        return JsonDocument.Parse(output.ToString());
    }
}
