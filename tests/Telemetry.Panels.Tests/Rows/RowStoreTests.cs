using Telemetry.Panels.Rows;

namespace Telemetry.Panels.Tests.Rows;

public sealed class RowStoreTests
{
    private const long Received = 1_795_000_000_000;

    public static TheoryData<long, long, long, long> Rows => new()
    {
        { Received - 5, Received - 5, -12, 1_500 },
        { Received, Received - int.MaxValue, 0, EventRow.Missing },
        { Received, Received - (1L + int.MaxValue), EventRow.Missing, 0 },
        { Received, Received + 60_000, int.MinValue, int.MinValue },
        { 0, 0, -Received, 1L << 40 },
        { Received, Received, long.MaxValue, long.MinValue + 1 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Add_OfAnyNumbers_GivesThemBack(long generated, long happened, long skew, long duration)
    {
        var store = new RowStore();
        var row = new EventRow
        {
            Id = new RowKey(1, 2),
            TimeGenerated = generated,
            EventTime = happened,
            ReceivedTime = Received,
            ClockSkewMs = skew,
            DurationMs = duration,
            Traits = store.Traits.Of(new int[EventTraits.Count]),
            Install = 7,
        };

        store.Add(default, default);
        store.Add(row, default);

        Assert.Equal((row, default), (store[1], store[0]));
    }
}
