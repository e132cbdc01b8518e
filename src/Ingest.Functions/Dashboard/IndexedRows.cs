using Telemetry.Panels.Rows;

namespace Ingest.Functions.Dashboard;

/// <summary>The store at one time.</summary>
/// <param name="State">Differs whenever rows were added, and after a restart.</param>
internal sealed record IndexedRows(RowStore Store, string State, DateTimeOffset? LastWritten);
