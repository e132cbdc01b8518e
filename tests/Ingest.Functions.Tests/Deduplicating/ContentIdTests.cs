using Ingest.Functions.Deduplicating;

namespace Ingest.Functions.Tests.Deduplicating;

public sealed class ContentIdTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 21, 9, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void Of_TheSameBytes_IsTheSameId() => Assert.Equal(ContentId.Of("a"u8, Time), ContentId.Of("a"u8, Time));

    [Fact]
    public void Of_AnyContent_IsAUuidOfVersion7ThatHoldsTheTime()
    {
        for (var i = 0; i < 256; i++)
        {
            var id = ContentId.Of([(byte)i], Time);

            Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
            Assert.Equal(Time.ToUnixTimeMilliseconds(), Convert.ToInt64(id.Replace("-", "", StringComparison.Ordinal)[..12], 16));
        }
    }

    [Fact]
    public void Of_ManyContents_AreAsManyIds() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(i => ContentId.Of(BitConverter.GetBytes(i), Time)).Distinct().Count());
}
