namespace Ingest.Functions.Quarantining;

/// <summary>Where nothing is stored, nothing is kept of refused events either.</summary>
internal sealed class NoRejectSink : IRejectSink
{
    public void CountRows(int count)
    {
    }

    public void Add(in RefusedEvent refused)
    {
    }
}
