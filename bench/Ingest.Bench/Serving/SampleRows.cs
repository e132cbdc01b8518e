using Ingest.Functions.Authenticating;
using Ingest.Functions.Mapping;
using Ingest.Functions.Reading;
using Ingest.Functions.Validating;
using Telemetry.Schema.Catalogue;

namespace Ingest.Bench.Serving;

/// <summary>Rows as the receiver makes them of events.</summary>
internal static class SampleRows
{
    /// <summary>What a client's clock may lie behind by, in milliseconds.</summary>
    private const int Skew = 12;

    private static readonly EventPlans Plans = new(EventCatalogue.BuiltIn);

    private static readonly Producer Sender = new("00000000", [], [], ProducerScopes.Write, null, null, ProducerState.Enabled);

    /// <summary>The row, without the newline that ends it.</summary>
    public static byte[] Of(byte[] sent)
    {
        using var rows = new PooledBuffer();
        var report = new EventValidator(Plans).Check(sent, SliceFault.None, new RowContext(Sender, TimeProvider.System.GetUtcNow(), Skew), rows);
        return report is null ? rows.Written[..^1].ToArray() : throw new InvalidOperationException($"An event is not valid: {report.Faults[0]}");
    }
}
