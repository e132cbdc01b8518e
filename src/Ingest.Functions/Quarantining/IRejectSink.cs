namespace Ingest.Functions.Quarantining;

/// <summary>Takes note of events that were refused. Never waits and never throws: a request does not depend on it.</summary>
internal interface IRejectSink
{
    /// <summary>Rows were handed to the store; what may be kept of refused events is a share of them.</summary>
    void CountRows(int count);

    /// <param name="refused">Looked at before the call returns, and only if it is kept.</param>
    void Add(in RefusedEvent refused);
}
