using System.Diagnostics;
using System.Net.Security;
using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;

namespace Telemetry.Client.Verbs.Checking;

/// <summary>
/// Sends one heartbeat by the way that every event goes, past the spool, and tells the receiver's verdict on it. It has the channel
/// <c>doctor</c>, so that it can be left out of figures, and no installation's identifier. Where telemetry is off nothing is sent.
/// </summary>
internal sealed class Canary(TelemetryOptions options, TelemetryHost host, DestinationSettings settings)
{
    internal const string Channel = "doctor";

    private readonly List<CheckResult> _found = [];

    internal async Task<IReadOnlyList<CheckResult>> CheckAsync(TelemetryDecision decision, CancellationToken cancellation)
    {
        if (decision.Reach != RecordingMode.On)
        {
            return [new("canary", CheckLevel.Ok, $"Not sent: telemetry is {JsonText.Word(decision.Recording)}, and this is no exception.")];
        }

        if (options.WireFormat != WireFormat.Ingest)
        {
            return [new("canary", CheckLevel.Warn, $"Not sent: {options.App} sends in the form of {options.WireFormat}, whose receivers give no verdict on an event.")];
        }

        var target = new HttpsTarget(settings.Url!, settings.Token, options.App, UserAgent.Of(options.App, options.Version), host.Time);
        using var receiver = new HttpsDestination(target, Connected);
        using var patience = new CancellationTokenSource(DeliveryLimits.AttemptTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var batch = new EventBatch(host.Ids.Next(), [Heartbeat(decision)]);
            var answer = await Task.Run(() => receiver.Post(batch, either.Token), CancellationToken.None).ConfigureAwait(false);
            _found.Add(CanaryVerdict.Read(answer, TokenLabel.Of(settings.Token), Stopwatch.GetElapsedTime(started)));
        }
        catch (HttpRequestException e)
        {
            _found.Add(CanaryVerdict.NoAnswer(e.HttpRequestError));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            cancellation.ThrowIfCancellationRequested();
            _found.Add(CanaryVerdict.Silence(DeliveryLimits.AttemptTimeout));
        }

        return _found;
    }

    private byte[] Heartbeat(TelemetryDecision decision)
    {
        var stamp = EnvelopeStamp.From(options, settings with { Channel = Channel }, decision.Inputs, host.Platform(), host.Session, install: null);
        return new EventEncoder(stamp, host.Ids, host.Time).Encode(EventKind.Of<HeartbeatEvent>(), new HeartbeatEvent()).ToArray();
    }

    private void Connected(Stream connection)
    {
        if (connection is SslStream tls)
        {
            _found.Add(TlsCheck.Of(tls, host.Time.GetUtcNow()));
        }
    }
}
