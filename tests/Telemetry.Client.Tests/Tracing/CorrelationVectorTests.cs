using Telemetry.Client.Tracing;

namespace Telemetry.Client.Tests.Tracing;

public sealed class CorrelationVectorTests
{
    private const string Base = "AAAAAAAAAAAAAAAAAAAAAA";

    private static readonly string Full = Base + string.Concat(Enumerable.Repeat(".4294967295", 9)) + ".1234";

    [Fact]
    [Trait("Carries", "mxc.correlation")]
    public void Seed_AnyBytes_IsWellFormed()
    {
        for (var octet = 0; octet < 256; octet++)
        {
            var vector = CorrelationVector.Seed(bytes => bytes.Fill((byte)octet));

            Assert.Matches("^[A-Za-z0-9+/]{21}[AQgw][.]0$", vector);
            Assert.True(CorrelationVector.IsWellFormed(vector));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Base)]
    [InlineData(Base + ".")]
    [InlineData(Base + ".01")]
    [InlineData(Base + ".4294967296")]
    [InlineData(Base + ".1..2")]
    [InlineData(Base + ".-1")]
    [InlineData(Base + ".0!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB.0")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA=.0")]
    public void ContinueOrSeed_NoVector_IsANewOne(string? given)
    {
        Assert.False(CorrelationVector.IsWellFormed(given));
        Assert.Equal(Base + ".0", CorrelationVector.ContinueOrSeed(given, bytes => bytes.Clear()));
    }

    [Theory]
    [InlineData(Base + ".0", Base + ".0.0")]
    [InlineData(Base + ".1.4294967295", Base + ".1.4294967295.0")]
    [InlineData(Base + ".4294967295!", Base + ".4294967295!")]
    public void ContinueOrSeed_Vector_IsExtended(string given, string expected) =>
        Assert.Equal(expected, CorrelationVector.ContinueOrSeed(given, bytes => bytes.Clear()));

    [Theory]
    [InlineData(Base + ".0", Base + ".1")]
    [InlineData(Base + ".9", Base + ".10")]
    [InlineData(Base + ".3.4294967295", Base + ".3.4294967295!")]
    [InlineData(Base + ".3.4294967295!", Base + ".3.4294967295!")]
    public void Increment_Vector_CountsOrFreezes(string vector, string expected) => Assert.Equal(expected, CorrelationVector.Increment(vector));

    [Fact]
    public void Extend_NoRoomLeft_FreezesWithinTheLimit()
    {
        Assert.Equal(126, Full.Length);
        var frozen = CorrelationVector.Extend(Full);

        Assert.Equal(Full + "!", frozen);
        Assert.True(CorrelationVector.IsWellFormed(frozen));
        Assert.Equal(frozen, CorrelationVector.Spin(frozen, 1, bytes => bytes.Clear()));
    }

    [Fact]
    public void Spin_TimeAndChance_MakeTheElement() =>
        Assert.Equal($"{Base}.0.{(0x1234u << 16) | 0xABABu}.0", CorrelationVector.Spin(Base + ".0", 0x1234L << 24, bytes => bytes.Fill(0xAB)));
}
