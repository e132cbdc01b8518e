using Ingest.Functions.Reading;

namespace Ingest.Functions.Tests.Reading;

public sealed class IngestLimitsTests
{
    [Fact]
    public void Limits_AsPromisedToClients()
    {
        Assert.Equal(1_048_576, IngestLimits.CompressedBodyBytes);
        Assert.Equal(8_388_608, IngestLimits.BodyBytes);
        Assert.Equal(65_536, IngestLimits.EventBytes);
        Assert.Equal(5_000, IngestLimits.Events);
        Assert.Equal(32, IngestLimits.Depth);
        Assert.Equal(16, IngestLimits.ErrorsPerEvent);
        Assert.Equal(240, IngestLimits.MinBodyBytesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(5), IngestLimits.MinBodyRateGrace);
        Assert.Equal(TimeSpan.FromSeconds(30), IngestLimits.BodyTimeout);
    }
}
