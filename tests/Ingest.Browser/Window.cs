using Microsoft.Playwright;

namespace Ingest.Browser;

/// <summary>A page and all that it complained of or asked for.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];
    private readonly List<Uri> _requests = [];

    public Window(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _faults.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _faults.Add(error);
        page.Request += (_, request) => _requests.Add(new Uri(request.Url));
    }

    public IPage Page { get; }

    public Task GoAsync(BrowsedReceiver receiver, string query = "") => Page.GotoAsync($"{receiver.Address}/dashboard{query}");

    public ILocator Tile(string name) => Page.Locator($"//dt[text()='{name}']/following-sibling::dd");

    /// <summary>No error was logged, and nothing was asked of any other machine.</summary>
    /// <param name="wasDown">Whether there was no receiver for a while: of that the browser itself tells, whatever the page does.</param>
    public void AssertClean(BrowsedReceiver receiver, bool wasDown = false)
    {
        Assert.DoesNotContain(_faults, fault => !(wasDown && fault.StartsWith("error: Failed to load resource: net::ERR_", StringComparison.Ordinal)));
        Assert.All(_requests.Where(r => r.Scheme != "data"), r => Assert.Equal(receiver.Address, r.GetLeftPart(UriPartial.Authority)));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
