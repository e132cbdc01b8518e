using Ingest.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ingest.Browser;

/// <summary>The page without a mouse, for a screen reader, in both themes and on a phone.</summary>
public sealed class AccessTests(Chromium chromium, OutageWeek week)
{
    [Fact]
    public async Task Keyboard_Alone_ReachesFiltersTablesAndDetails()
    {
        await using var window = await chromium.OpenAsync();
        await window.GoAsync(week.Receiver, "?range=6h");
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live");

        await window.Page.Keyboard.PressAsync("Tab");
        await Expect(window.Page.GetByText("Skip to the panels")).ToBeFocusedAsync();
        await TabToAsync(window, "#f-range");
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(window, "button");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("range=24h"));
        await TabToAsync(window, "#table-volume summary");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator("#table-volume table")).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator("#table-volume table")).ToBeHiddenAsync();
        await TabToAsync(window, "#p-commands .scroll");
        window.AssertClean(week.Receiver);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task Page_InEveryForm_HasNoSeriousFaultOfAccess(ColorScheme scheme, int width)
    {
        var axe = RepositoryRoot.Path("scripts", "ci", "node_modules", "axe-core", "axe.min.js");
        await using var window = await chromium.OpenAsync(width, scheme);
        Assert.SkipWhen(!File.Exists(axe) && Environment.GetEnvironmentVariable("INGEST_BROWSER") != "required", "axe-core is not installed: npm ci --prefix scripts/ci.");
        // Six hours have charts, tables and alerts as a week has them, only fewer rows, each of which takes its time.
        await window.GoAsync(week.Receiver, "?range=6h");
        await Expect(window.Page.Locator("#state")).ToHaveTextAsync("Live");
        await Expect(window.Page.Locator(".alert")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator("svg.chart")).ToHaveCountAsync(6);

        await window.Page.EvaluateAsync(await File.ReadAllTextAsync(axe, TestContext.Current.CancellationToken));
        var faults = await window.Page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => `${v.id}: ${v.nodes[0].html}`)");
        var widest = await window.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");

        Assert.Empty(faults);
        Assert.InRange(widest, 1, width);
        window.AssertClean(week.Receiver);
    }

    /// <summary>Presses Tab until the element has the focus; each stop on the way must be seen.</summary>
    private static async Task TabToAsync(Window window, string selector)
    {
        for (var presses = 0; presses < 500; presses++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            var stop = await window.Page.EvaluateAsync<bool[]>(
                "s => { const a = document.activeElement, r = a.getBoundingClientRect(); return [r.width > 0 && r.height > 0, a.matches(s)]; }", selector);
            Assert.True(stop[0]);
            if (stop[1])
            {
                return;
            }
        }

        Assert.Fail($"{selector} is not reached by Tab.");
    }
}
