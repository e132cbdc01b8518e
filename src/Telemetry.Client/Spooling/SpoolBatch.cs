namespace Telemetry.Client.Spooling;

/// <summary>Events that are sent together.</summary>
/// <param name="Id">The segment's id. The same events are the same request, however often they are sent.</param>
/// <param name="Records">What is sent, the oldest first.</param>
/// <param name="Losses">Losses written down along with them.</param>
internal sealed record SpoolBatch(Guid Id, IReadOnlyList<SpoolRecord> Records, LossCounts Losses);
