namespace Ingest.Functions.Dashboard;

/// <summary>A part of the page that is replaced as a whole.</summary>
/// <param name="Id">Of the element it goes into.</param>
/// <param name="State">The state of the store it was made from.</param>
internal sealed record DashboardPiece(string Id, string Html, string State);
