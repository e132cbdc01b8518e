using Ingest.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Ingest.Browser;

/// <summary>One browser for all tests; each gets a window of its own. Where there is no Chromium the tests are skipped, unless <c>INGEST_BROWSER=required</c>.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } path)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window in which nothing may go wrong: what does is found by <see cref="Window.AssertClean"/>.</summary>
    internal async Task<Window> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null && Environment.GetEnvironmentVariable("INGEST_BROWSER") != "required", "No Chromium is installed.");
        Assert.True(_browser is not null, $"INGEST_BROWSER=required, but there is no Chromium at {string.Join(", ", Places)}.");
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme, TimezoneId = "UTC", ReducedMotion = ReducedMotion.Reduce });
        return new Window(context, await context.NewPageAsync());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
