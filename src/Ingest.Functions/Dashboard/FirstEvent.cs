namespace Ingest.Functions.Dashboard;

/// <summary>What a page without rows says: how to send the first event. It arrives without a reload.</summary>
internal static class FirstEvent
{
    public static string Html(string address)
    {
        var command = $$"""
            curl -i {{address}}/v1/events/command \
              -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \
              -H "X-Telemetry-App: demo" -H "X-Telemetry-App-Version: 1.0.0" \
              -d '{"command":"hello","outcome":"success","exit_code":0,"duration_ms":12}'
            """;
        return $"<section class=\"welcome\" aria-labelledby=\"first\"><h2 id=\"first\">Nothing has been stored yet</h2><p>Send a first event; it appears here by itself. The token is where the receiver was started: it printed one.</p><pre tabindex=\"0\" aria-label=\"Command that sends a first event\"><code>{Dashboard.Html.Encode(command).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "&#10;", StringComparison.Ordinal)}</code></pre><p>Or look at a made-up week first: <code>dotnet run --project src/Telemetry.Tool -- samples</code></p></section>";
    }
}
