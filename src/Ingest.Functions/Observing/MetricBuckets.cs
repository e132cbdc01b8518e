namespace Ingest.Functions.Observing;

/// <summary>The upper bounds of the receiver's histograms, given as advice on the instruments so that every exporter uses the same.</summary>
internal static class MetricBuckets
{
    /// <summary>Seconds, from a request in a dry run to one that used up an upload's patience of 25 s.</summary>
    public static readonly IReadOnlyList<double> Seconds =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    /// <summary>Rows of a batch; a request alone may bring 5,000.</summary>
    public static readonly IReadOnlyList<long> Rows = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    /// <summary>Bytes of a batch, up to the largest that a store takes.</summary>
    public static readonly IReadOnlyList<long> Bytes =
        [512, 1_024, 4_096, 16_384, 65_536, 262_144, 524_288, 1_000_000, 2_097_152, 4_194_304];
}
