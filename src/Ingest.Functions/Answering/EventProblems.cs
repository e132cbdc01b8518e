using Ingest.Functions.Validating;

namespace Ingest.Functions.Answering;

/// <summary>The answer to a single event that was refused; in a batch the same finding is a verdict.</summary>
internal static class EventProblems
{
    /// <summary>The event conforms here, but the store has refused its row for good.</summary>
    public static readonly Problem RefusedByStore = new(ProblemTypes.InvalidEvent, StoreRefusal)
    {
        Errors = [new EventFault("", "store", StoreRefusal)],
    };

    private const string StoreRefusal = "The store does not take this event's row; sending it again unchanged will fail again.";

    /// <param name="invalid">The problem of an event that is against its schema, where the route has one of its own.</param>
    public static Problem For(EventReport report, ProblemType? invalid = null)
    {
        var type = report.Finding switch
        {
            EventFinding.Malformed => ProblemTypes.MalformedJson,
            EventFinding.Unknown => ProblemTypes.UnknownEvent,
            EventFinding.ForeignApp => ProblemTypes.ForbiddenApp,
            EventFinding.TooLarge => ProblemTypes.EventTooLarge,
            EventFinding.TooDeep => ProblemTypes.TooDeep,
            _ => invalid ?? ProblemTypes.InvalidEvent,
        };

        return new Problem(type, Detail(report)) { Errors = report.Faults };
    }

    private static string Detail(EventReport report) => report.Faults.Count switch
    {
        0 => "The event was refused.",
        1 => report.Faults[0].Message,
        var count => $"{count} places of the event break a rule; errors[] names them.",
    };
}
