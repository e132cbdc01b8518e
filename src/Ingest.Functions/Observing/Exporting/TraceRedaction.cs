using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Ingest.Functions.Observing.Exporting;

/// <summary>
/// Takes off spans what the caller has written: trace state always, and path, query, host and user agent where the server
/// is told to note them. A span keeps the route and the status, which <see cref="RequestMetering"/> gives it.
/// </summary>
internal sealed class TraceRedaction : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal, RequestMetering.RouteTag, RequestMetering.StatusTag, "http.request.method", "error.type");

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(t => !Kept.Contains(t.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        data.TraceStateString = null;
    }
}
