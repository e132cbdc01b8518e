using Telemetry.Schema;

namespace Ingest.Functions.Endpoints;

/// <summary>An event whose row waits for the store: its place in the request, and where its id lies should it have to be named.</summary>
/// <param name="Id">Range of the id within the event.</param>
/// <param name="RowStart">Where its row begins among the request's rows.</param>
internal readonly record struct AcceptedEvent(int Index, JsonMember Id, int RowStart);
