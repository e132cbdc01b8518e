using Ingest.Functions.Answering;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Endpoints;

/// <summary>The events of a request, or why it is refused as a whole.</summary>
/// <param name="Split">What the body was cut into.</param>
internal readonly record struct FoundEvents(SplitResult Split, EventSource Source, Problem? Problem = null)
{
    public static FoundEvents None(Problem problem) => new(default, default, problem);
}
