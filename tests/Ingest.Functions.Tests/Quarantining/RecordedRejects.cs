using Ingest.Functions.Quarantining;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Tests.Quarantining;

/// <summary>Keeps every reject that it is told of.</summary>
internal sealed class RecordedRejects : IRejectSink
{
    private readonly RejectDescriber _describer = new(EventCatalogue.BuiltIn);

    public List<Reject> All { get; } = [];

    public int Rows { get; private set; }

    public void CountRows(int count) => Rows += count;

    public void Add(in RefusedEvent refused) => All.Add(_describer.Describe(refused));
}
