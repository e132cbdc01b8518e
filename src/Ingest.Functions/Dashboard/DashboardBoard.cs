using Telemetry.Panels.Panels;
using Telemetry.Panels.Queries;

namespace Ingest.Functions.Dashboard;

/// <summary>Everything on a page that changes with the rows, piece by piece: the first numbers are out while the last are worked out.</summary>
internal sealed class DashboardBoard(DashboardIndex index, TimeProvider clock)
{
    /// <summary>Ids of the pieces, in the order of the page.</summary>
    public const string Welcome = "welcome";

    public const string Alerts = "alerts";

    public const string Filters = "choices";

    /// <param name="address">Where this receiver is reached, for the first event's command.</param>
    public IEnumerable<DashboardPiece> Pieces(DashboardQuery query, string address, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (board, state, isEmpty, written) = index.Use(rows => (new PanelBoard(rows.Store, now), rows.State, rows.Store.Count + rows.Store.Rejects.Count == 0, rows.LastWritten), cancellation);
        DashboardPiece Piece(string id, Func<string> html) => new(id, index.Use(_ => html(), cancellation), state);

        yield return new DashboardPiece(Welcome, isEmpty ? FirstEvent.Html(address) : "", state);
        yield return Piece("summary", () => Fragment(board, QueryFiles.Of(QueryKind.Panel, "summary"), query, now));
        yield return Piece(Filters, () => FilterForm.Html(query, board, now, written));
        yield return Piece(Alerts, () => PanelFragment.Alerts([.. BoardRequest.Alerts.Select(a => query.Board.Work(board, a, now))], query));
        foreach (var panel in BoardRequest.Panels.Where(p => p.Name != "summary"))
        {
            yield return Piece(panel.Name, () => Fragment(board, panel, query, now));
        }
    }

    private static string Fragment(PanelBoard board, QueryFile panel, DashboardQuery query, DateTimeOffset now) =>
        PanelFragment.Of(query.Board.Work(board, panel, now), query, now);
}
