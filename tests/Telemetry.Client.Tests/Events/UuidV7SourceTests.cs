using FsCheck;
using FsCheck.Fluent;
using Ingest.Testing;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Events;

public sealed class UuidV7SourceTests
{
    private static readonly RandomFill Zeroes = bytes => bytes.Clear();

    [Fact]
    public void Next_KnownTimeAndRandom_IsKnownToTheBit()
    {
        var time = new ManualTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(0x017F22E279B0));
        var ids = new UuidV7Source(time, bytes => bytes.Fill(0xFF));

        Assert.Equal("017f22e2-79b0-70ff-bfff-ffffffffffff", ids.Next().ToString());
    }

    [Fact]
    public void Next_AnyMomentAndRandom_HasTimeVersionAndVariant() => Prop.ForAll<NonNegativeInt, byte[]>((seconds, noise) =>
    {
        var now = DateTimeOffset.UnixEpoch.AddSeconds(seconds.Get);
        var id = new UuidV7Source(new ManualTimeProvider(now), bytes => noise.AsSpan(0, Math.Min(noise.Length, 16)).CopyTo(bytes)).Next();
        var text = id.ToString("N");

        return Convert.ToInt64(text[..12], 16) == now.ToUnixTimeMilliseconds() && text[12] == '7' && "89ab".Contains(text[16]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Next_ClockStandsStillOrGoesBack_IdsGrow()
    {
        var time = new ManualTimeProvider();
        var ids = new UuidV7Source(time, Zeroes);
        var made = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            made.Add(ids.Next().ToString());
            if (i == 5_000)
            {
                time.Jump(TimeSpan.FromHours(-1));
            }
        }

        Assert.Equal(made.Order(StringComparer.Ordinal).Distinct(), made);
    }

    [Fact]
    public void Next_ManyThreads_NoIdTwice()
    {
        var ids = new UuidV7Source(TimeProvider.System, Zeroes);

        var made = Enumerable.Range(0, 20_000).AsParallel().Select(_ => ids.Next()).ToHashSet();

        Assert.Equal(20_000, made.Count);
    }
}
