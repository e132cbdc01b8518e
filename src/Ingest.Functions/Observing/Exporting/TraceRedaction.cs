using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Ingest.Functions.Observing.Exporting;

/// <summary>
/// Takes off spans what the caller has written: path, query, host, user agent and trace state. A span keeps the route,
/// the method and the status.
/// </summary>
internal sealed class TraceRedaction : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal, "http.route", "http.request.method", "http.response.status_code", "error.type", "url.scheme", "network.protocol.version");

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(t => !Kept.Contains(t.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        data.TraceStateString = null;
    }
}
