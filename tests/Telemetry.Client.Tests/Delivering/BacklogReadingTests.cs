using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Spooling;

namespace Telemetry.Client.Tests.Delivering;

public sealed class BacklogReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Ready", 0, true)]
    [InlineData("Sending", 0, true)]
    [InlineData("Temporary", 3600, false)]
    [InlineData("Open", 0, false)]
    [InlineData("Open", 59, false)]
    [InlineData("Open", 60, true)]
    [InlineData("Open", -1, true)]
    public void Waiting_Segment_IsLeftByAnEarlierRun(string state, int secondsOld, bool expected)
    {
        var ids = new UuidV7Source(TimeProvider.System, static bytes => bytes.Fill(7));
        var name = new SegmentName(ids.At(Now.AddSeconds(-secondsOld)), Enum.Parse<SegmentState>(state));

        Assert.Equal(expected, BacklogReading.Waiting([new(name, 100)], Now).Count == 1);
    }
}
