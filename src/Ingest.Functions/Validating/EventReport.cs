namespace Ingest.Functions.Validating;

/// <summary>What is said about one event that was not taken.</summary>
/// <param name="Id">The event's id, where it could be read and is one.</param>
/// <param name="Faults">At most <see cref="Reading.IngestLimits.ErrorsPerEvent"/>.</param>
internal sealed record EventReport(EventFinding Finding, string? Id, IReadOnlyList<EventFault> Faults)
{
    private const string Data = "/data";

    /// <summary>The same with pointers into the event's data, for a caller who sent only that. Those into the envelope stay.</summary>
    public EventReport WithinData() => this with
    {
        Faults = [.. Faults.Select(f => f.Pointer.StartsWith(Data, StringComparison.Ordinal) ? f with { Pointer = f.Pointer[Data.Length..] } : f)],
    };

    public static EventReport One(EventFinding finding, string? id, string pointer, string keyword, string message) =>
        new(finding, id, [new EventFault(pointer, keyword, message)]);
}
