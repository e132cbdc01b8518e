namespace Ingest.Functions.Observing;

/// <summary>The two kinds of rows, as values of <see cref="MetricLabel.Rows"/>.</summary>
internal static class RowKinds
{
    public const string Events = "events";
    public const string Rejects = "rejects";
}
