using Ingest.Functions.Authenticating;
using Ingest.Functions.Limiting;

namespace Ingest.Functions.Tests.Limiting;

public sealed class ProducerRatesTests
{
    [Fact]
    public void Of_TokensOfOneName_IsOneBucket()
    {
        var policy = new RatePolicy(1, 2);
        var (first, second, other) = (Make("a", "notes", policy), Make("b", "notes", policy), Make("c", "c", policy));
        var rates = new ProducerRates([first, second, other], TimeProvider.System);

        Assert.NotNull(rates.Of(first));
        Assert.Same(rates.Of(first), rates.Of(second));
        Assert.NotSame(rates.Of(first), rates.Of(other));
    }

    [Fact]
    public void Of_ProducerWithoutLimit_IsNothing() =>
        Assert.Null(new ProducerRates([Make("a", "a", null)], TimeProvider.System).Of(Authenticator.Anonymous));

    private static Producer Make(string id, string name, RatePolicy? rate) =>
        new(id, [], [], ProducerScopes.Write, null, null, ProducerState.Enabled) { Name = name, Rate = rate };
}
