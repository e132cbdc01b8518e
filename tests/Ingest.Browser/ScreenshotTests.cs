using Ingest.Testing;
using Microsoft.Playwright;
using Telemetry.Tool.Samples;
using static Microsoft.Playwright.Assertions;

namespace Ingest.Browser;

/// <summary>The pictures of the documents. <c>scripts/screenshots</c> sets where they go; otherwise they are taken and thrown away.</summary>
public sealed class ScreenshotTests(Chromium chromium) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("dashboard-light", ColorScheme.Light, 1280, 1010)]
    [InlineData("dashboard-dark", ColorScheme.Dark, 1280, 1010)]
    [InlineData("dashboard-phone", ColorScheme.Light, 360, 760)]
    public async Task Screenshot_OfAWeek_IsAPicture(string name, ColorScheme scheme, int width, int height)
    {
        // A time in working hours, just after the outage, with the alerts it raises.
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
        new SampleWeek(clock.GetUtcNow(), 40_000, seed: 1).WriteTo(_directory.File("rows"));
        await using var window = await chromium.OpenAsync(width, scheme);
        await using var receiver = await BrowsedReceiver.StartAsync(_directory.File("rows"), clock: clock);
        await window.Page.SetViewportSizeAsync(width, height);
        await window.GoAsync(receiver);
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live");

        var picture = await window.Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Environment.GetEnvironmentVariable("INGEST_SCREENSHOTS") ?? _directory.Path, $"{name}.png"),
        });

        Assert.InRange(picture.Length, 10_000, 250_000);
        window.AssertClean(receiver);
    }
}
