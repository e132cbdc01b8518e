using Ingest.Functions.Sinks.LogAnalytics;
using Ingest.Testing;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

public sealed class UploadCircuitTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly UploadCircuit _circuit;

    public UploadCircuitTests() => _circuit = new UploadCircuit(_clock);

    [Fact]
    public void Enter_FewerFailuresThanTheThreshold_IsGranted()
    {
        Fail(UploadCircuit.Threshold - 1);

        Assert.True(_circuit.Enter().IsGranted);
        Assert.Equal(CircuitState.Closed, _circuit.State);
    }

    [Fact]
    public void Enter_AnAnswerBetweenFailures_CountsAnew()
    {
        Fail(UploadCircuit.Threshold - 1);
        _circuit.Answered();
        Fail(UploadCircuit.Threshold - 1);

        Assert.True(_circuit.Enter().IsGranted);
    }

    [Fact]
    public void Enter_Open_SaysHowLongStill()
    {
        Fail(UploadCircuit.Threshold);
        Assert.Equal(UploadCircuit.FirstPause, _circuit.Enter().Wait);
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.FromSeconds(2), _circuit.Enter().Wait);
        Assert.Equal(CircuitState.Open, _circuit.State);
    }

    [Fact]
    public void Enter_PauseOver_LetsOneProbeOut()
    {
        Fail(UploadCircuit.Threshold);
        _clock.Advance(UploadCircuit.FirstPause);

        Assert.True(_circuit.Enter().IsGranted);
        Assert.Equal(CircuitState.HalfOpen, _circuit.State);
        Assert.Equal(UploadCircuit.ProbeWait, _circuit.Enter().Wait);
    }

    [Fact]
    public void Answered_ByTheProbe_Closes()
    {
        Fail(UploadCircuit.Threshold);
        _clock.Advance(UploadCircuit.FirstPause);
        _circuit.Enter();
        _circuit.Answered();

        Assert.True(_circuit.Enter().IsGranted);
        Assert.True(_circuit.Enter().IsGranted);
        Fail(UploadCircuit.Threshold);
        Assert.Equal(UploadCircuit.FirstPause, _circuit.Enter().Wait);
    }

    [Fact]
    public void Failed_ByTheProbe_DoublesThePauseToAMinute()
    {
        Fail(UploadCircuit.Threshold);
        var pauses = new List<TimeSpan>();
        for (var probe = 0; probe < 6; probe++)
        {
            var pause = _circuit.Enter().Wait;
            pauses.Add(pause);
            _clock.Advance(pause);
            Assert.True(_circuit.Enter().IsGranted);
            _circuit.Failed();
        }

        Assert.Equal([5, 10, 20, 40, 60, 60], pauses.Select(p => p.TotalSeconds));
    }

    [Fact]
    public void Failed_ByBatchesThatWereOutWhenItOpened_ChangesNothing()
    {
        Fail(UploadCircuit.Threshold);
        _clock.Advance(TimeSpan.FromSeconds(4));
        Fail(3);

        Assert.Equal(TimeSpan.FromSeconds(1), _circuit.Enter().Wait);
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _circuit.Failed();
        }
    }
}
