namespace Ingest.Functions.Observing;

/// <summary>The labels of the receiver's measurements. Their values come from closed sets; text of a caller is never one.</summary>
internal static class MetricLabel
{
    /// <summary>The template of the route, such as <c>/v1/events/{name}</c>, or <c>none</c>.</summary>
    public const string Route = "route";

    /// <summary>The status code of an answer; <c>aborted</c> where the client left before there was one.</summary>
    public const string Status = "status";

    /// <summary><c>stored</c>, <c>duplicate</c>, <c>invalid</c> or <c>retry</c>.</summary>
    public const string Verdict = "verdict";

    /// <summary>Why, as one of the codes of what is counted.</summary>
    public const string Reason = "reason";

    /// <summary>The rule that an invalid event broke first.</summary>
    public const string Keyword = "keyword";

    /// <summary>What became of a batch or an upload.</summary>
    public const string Outcome = "outcome";

    /// <summary>Which rows: <c>events</c> or <c>rejects</c>.</summary>
    public const string Rows = "rows";

    /// <summary>Which store they go to: <c>file</c> or <c>log-analytics</c>. Where both are on, each row is in both series.</summary>
    public const string Store = "store";
}
