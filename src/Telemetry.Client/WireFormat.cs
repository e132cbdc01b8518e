namespace Telemetry.Client;

/// <summary>What the receiver at the URL understands.</summary>
public enum WireFormat
{
    /// <summary>This product's envelope as NDJSON, answered with a verdict for each event. The default.</summary>
    Ingest,

    /// <summary>
    /// Common Schema 4.0 as <c>application/x-json-stream</c>, for collectors that speak OneCollector. The token is the ingestion key, sent as <c>x-apikey</c>;
    /// it must have a tenant before its first hyphen.
    /// </summary>
    OneCollector,

    /// <summary>
    /// The flat body of dws, version 1, one request for each command. Other events have no form there; they are dropped and counted as
    /// <see cref="DropReason.Rejected"/>.
    /// </summary>
    Dws,
}
