using Telemetry.Schema;

namespace Ingest.Functions.Endpoints;

/// <summary>An event whose row waits for the store: its place in the request, and where its id lies should it have to be named.</summary>
/// <param name="Start">Where the event begins in the workspace's events.</param>
/// <param name="Id">Range of the id within the event.</param>
internal readonly record struct AcceptedEvent(int Index, int Start, int Length, JsonMember Id);
