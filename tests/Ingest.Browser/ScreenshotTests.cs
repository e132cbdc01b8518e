using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ingest.Browser;

/// <summary>The pictures of the documents. <c>scripts/screenshots</c> sets where they go; otherwise they are taken and thrown away.</summary>
public sealed class ScreenshotTests(Chromium chromium, OutageWeek week)
{
    [Theory]
    [InlineData("dashboard-light", ColorScheme.Light, 1280, 1010)]
    [InlineData("dashboard-dark", ColorScheme.Dark, 1280, 1010)]
    [InlineData("dashboard-phone", ColorScheme.Light, 360, 760)]
    public async Task Screenshot_OfAWeek_IsAPicture(string name, ColorScheme scheme, int width, int height)
    {
        await using var window = await chromium.OpenAsync(width, scheme);
        await window.Page.SetViewportSizeAsync(width, height);
        await window.GoAsync(week.Receiver);
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live");

        var picture = await window.Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Environment.GetEnvironmentVariable("INGEST_SCREENSHOTS") ?? week.Directory, $"{name}.png"),
        });

        Assert.InRange(picture.Length, 10_000, 250_000);
        window.AssertClean(week.Receiver);
    }
}
