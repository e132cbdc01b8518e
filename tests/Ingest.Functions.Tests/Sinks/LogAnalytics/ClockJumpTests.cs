using System.Collections.Concurrent;
using System.Net;
using Ingest.Functions.Tests.Endpoints;
using LogsIngestion.StandIn.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>The wall clock is set by hours under load, with both stores on: nothing that waits, counts or paces may go by it.</summary>
public sealed class ClockJumpTests
{
    private const int Senders = 8;
    private const int AnswersBetweenJumps = 40;

    [Fact]
    public async Task Post_WhileTheClockJumps_IsStoredOnceAndReadinessHolds()
    {
        var clock = new ShiftedClock(TimeSpan.Zero);
        await using var rig = await ServiceRig.StartAsync(
            null, s => s.AddSingleton<TimeProvider>(clock), ServiceRig.File, ("Ingest:Producers:{token}:RatePerSecond", "1000000"));
        rig.Service.Faults.Stand(Fault.Late(TimeSpan.Zero, TimeSpan.FromMilliseconds(20)));
        var stored = new ConcurrentBag<string>();
        foreach (var hours in (int[])[0, 5, -5, 26, 0])
        {
            clock.Shift = TimeSpan.FromHours(hours);
            await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendAsync(rig, stored)));
            Assert.Equal(HttpStatusCode.OK, await ReadyAsync(rig));
        }

        Assert.All(stored, id => Assert.Equal(1, rig.Service.Recorder.CopiesByEventId[id]));
        Assert.Equal(stored.Count, rig.Service.Recorder.Rows);
        Assert.Equal(stored.Count, rig.FileRows());
    }

    [Fact]
    public async Task Post_AFaultWhileTheClockJumps_IsTriedAgainInTime()
    {
        var clock = new ShiftedClock(TimeSpan.Zero);
        await using var rig = await ServiceRig.StartAsync(null, s => s.AddSingleton<TimeProvider>(clock));
        rig.Service.Faults.Enqueue(Fault.Answer(503), Fault.Answer(429, new RetryAfter(TimeSpan.FromSeconds(1), RetryAfterForm.Date)));
        var posting = rig.Receiver.PostAsync(SampleEvents.Command());
        clock.Shift = TimeSpan.FromHours(-3);
        using var answer = await posting;

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(1, rig.Service.Recorder.Rows);
    }

    private static async Task SendAsync(ServiceRig rig, ConcurrentBag<string> stored)
    {
        for (var i = 0; i < AnswersBetweenJumps / Senders; i++)
        {
            var sample = SampleEvents.Command();
            using var answer = await rig.Receiver.PostAsync(sample);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            Assert.Equal("stored", answer.Verdict());
            stored.Add((string)sample["id"]!);
        }
    }

    private static async Task<HttpStatusCode> ReadyAsync(ServiceRig rig)
    {
        using var ready = await rig.Receiver.Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        return ready.StatusCode;
    }
}
