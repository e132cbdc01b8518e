using System.Text;
using Telemetry.Panels.Panels;

namespace Ingest.Functions.Dashboard;

/// <summary><c>GET /dashboard</c>: the whole page, piece by piece as the pieces are worked out, so that it needs no script to be read.</summary>
internal sealed class DashboardPage(DashboardBoard board, DashboardIndex index, DashboardAccess access)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task HandleAsync(HttpContext context)
    {
        if (await access.RefusesAsync(context))
        {
            return;
        }

        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept-Encoding";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var coding = PageEncoding.Of(context.Request);
        if (coding is not null)
        {
            response.Headers.ContentEncoding = coding;
        }

        var body = PageEncoding.Over(response.Body, coding);
        await WriteAsync(body, DashboardQuery.Of(context.Request.Query), Address(context.Request), context.RequestAborted);
        if (!ReferenceEquals(body, response.Body))
        {
            await body.DisposeAsync();
        }
    }

    public static string Address(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private async Task WriteAsync(Stream body, DashboardQuery query, string address, CancellationToken cancellation)
    {
        async Task Send(string html)
        {
            await body.WriteAsync(Encoding.UTF8.GetBytes(html), cancellation);
            await body.FlushAsync(cancellation);
        }

        await Send(Head(query));
        var progress = index.Progress;
        await Send($"<p id=\"loading\" role=\"status\">Reading the stored rows{(progress.Total > 0 ? $", {100 * progress.Read / progress.Total} % done" : "")}…</p>");
        var state = "";
        try
        {
            foreach (var piece in board.Pieces(query, address, cancellation))
            {
                await Send(Open(piece.Id) + piece.Html + Close(piece.Id));
                state = piece.State;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !cancellation.IsCancellationRequested)
        {
            await Send("<section class=\"fault\" role=\"alert\"><h2>The stored rows cannot be read</h2><p>Look at the receiver's log and at its directory of rows; the page tries again by itself.</p></section>");
        }

        await Send($"</main><footer><p>The same numbers in a terminal: <code>telemetry report</code>. What each means: docs/dashboards.md.</p></footer><div id=\"live\" data-src=\"{Html.Encode(DashboardRoutes.Live + query)}\" data-state=\"{state}\"></div></body></html>\n");
    }

    private static string Head(DashboardQuery query) => $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Telemetry, {Html.Encode(query.RangeText.ToLowerInvariant())}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{DashboardRoutes.Assets}{DashboardAsset.Style.Path}"><script src="{DashboardRoutes.Assets}{DashboardAsset.Script.Path}" defer></script></head><body><a class="skip" href="#main">Skip to the panels</a><header><h1>Telemetry</h1><p id="state" role="status">Not live</p></header><main id="main" tabindex="-1">
        """;

    private static string Open(string id) => id switch
    {
        DashboardBoard.Welcome => "<div id=\"p-welcome\">",
        DashboardBoard.Filters => "<form id=\"filters\" method=\"get\" action=\"/dashboard\" aria-label=\"Filters\"><div id=\"p-choices\">",
        DashboardBoard.Alerts => "<section class=\"panel wide\" aria-labelledby=\"h-alerts\"><h2 id=\"h-alerts\">Alerts</h2><div id=\"p-alerts\" aria-live=\"polite\">",
        _ => Panel(BoardRequest.Panels.First(p => p.Name == id)),
    };

    private static string Panel(Telemetry.Panels.Queries.QueryFile panel) =>
        $"<section class=\"panel {Size(panel.Name)}\" aria-labelledby=\"h-{panel.Name}\"><h2 id=\"h-{panel.Name}\">{Html.Encode(panel.Title)}</h2><p class=\"question\">{Html.Encode(panel.Question)}</p><div id=\"p-{panel.Name}\">";

    private static string Close(string id) => id switch
    {
        DashboardBoard.Welcome => "</div>",
        DashboardBoard.Filters => "</div></form>",
        _ => "</div></section>",
    };

    /// <summary>Curves and short tables stand side by side; what has many columns takes the whole width.</summary>
    private static string Size(string panel) => panel switch
    {
        "summary" => "wide first",
        "volume" or "error-rate" or "latency" or "adoption" or "rejects-over-time" or "delivery-delay" => "half",
        _ => "wide",
    };
}
