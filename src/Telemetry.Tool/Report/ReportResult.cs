using Telemetry.Panels.Panels;
using Telemetry.Panels.Rows;

namespace Telemetry.Tool.Report;

/// <summary>A report, worked out at one time.</summary>
internal sealed record ReportResult(ReportRequest Request, DateTimeOffset Now, RowStore Store, IReadOnlyList<PanelResult> Panels, IReadOnlyList<PanelResult> Alerts)
{
    public bool HasFired => Alerts.Any(a => a.Rows.Count > 0);

    public static ReportResult Of(ReportRequest request, RowStore store, DateTimeOffset now)
    {
        var board = new PanelBoard(store, now);
        return new ReportResult(
            request,
            now,
            store,
            [.. request.Queries.Select(q => request.Board.Work(board, q, now))],
            [.. BoardRequest.Alerts.Select(q => request.Board.Work(board, q, now))]);
    }
}
