namespace Ingest.Functions.Committing;

/// <summary>All that decides whether a batch leaves now. Times are on one monotonic clock.</summary>
/// <param name="QueuedBytes">Bytes of rows that wait.</param>
/// <param name="Waited">How long the oldest of them has waited.</param>
/// <param name="InFlight">Writes under way.</param>
/// <param name="HasReturned">Whether a write has returned since the last departure.</param>
/// <param name="SinceDeparture">How long ago the last departure was.</param>
/// <param name="Interval">The least time between departures.</param>
/// <param name="Usual">How long a write usually takes; zero before the first.</param>
/// <param name="IsClosing">Whether no more rows come.</param>
internal readonly record struct DepartureState(
    bool HasRows, long QueuedBytes, TimeSpan Waited, int InFlight, bool HasReturned, TimeSpan SinceDeparture, TimeSpan Interval, TimeSpan Usual, bool IsClosing);
