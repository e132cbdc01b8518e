using Ingest.Functions.Validating;

namespace Ingest.Functions.Answering;

/// <summary>The answer to a single event that was refused; in a batch the same finding is a verdict.</summary>
internal static class EventProblems
{
    public static Problem For(EventReport report)
    {
        var type = report.Finding switch
        {
            EventFinding.Malformed => ProblemTypes.MalformedJson,
            EventFinding.Unknown => ProblemTypes.UnknownEvent,
            EventFinding.ForeignApp => ProblemTypes.ForbiddenApp,
            EventFinding.TooLarge => ProblemTypes.EventTooLarge,
            EventFinding.TooDeep => ProblemTypes.TooDeep,
            _ => ProblemTypes.InvalidEvent,
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
