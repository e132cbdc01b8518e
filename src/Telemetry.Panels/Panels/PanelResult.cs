using Telemetry.Panels.Queries;

namespace Telemetry.Panels.Panels;

/// <summary>What a query returns. Cells are text, long, double or <see cref="DateTimeOffset"/> (UTC), or null; in the order of the query's columns.</summary>
internal sealed record PanelResult(QueryFile Query, IReadOnlyList<object?[]> Rows);
