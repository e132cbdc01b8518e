using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Identifying;
using Telemetry.Client.Placing;
using Telemetry.Client.Sinking;

namespace Telemetry.Client.Recording;

/// <summary>What writes events, and all that takes them. Opening it touches the disk, which a run need not wait for before it has an event.</summary>
/// <param name="Encoder">Writes events.</param>
/// <param name="File">Takes lines; null where no file is named, or none can be.</param>
/// <param name="Lane">Takes lines that leave the machine; null where nothing may.</param>
/// <param name="Sinks">Take events that stay on the machine.</param>
internal sealed record EventOutlets(EventEncoder Encoder, FileDestination? File, DeliveryLane? Lane, IEventSink[] Sinks)
{
    /// <param name="live">Says what may be done at all.</param>
    /// <param name="options">The app's.</param>
    /// <param name="settings">Where events go.</param>
    /// <param name="folders">Where things are kept; null keeps nothing.</param>
    /// <param name="host">Everything outside.</param>
    /// <param name="counters">Counts what becomes of events.</param>
    /// <param name="mayRecord">Asked before what no event has been asked for.</param>
    /// <param name="maySend">Asked before anything leaves the machine.</param>
    internal static EventOutlets Open(
        LiveDecision live,
        TelemetryOptions options,
        DestinationSettings settings,
        TelemetryFolders? folders,
        TelemetryHost host,
        CounterLedger counters,
        Func<bool> mayRecord,
        Func<bool> maySend)
    {
        var decision = live.Current;
        var leaves = decision.Reach == RecordingMode.On && settings.UrlState == UrlState.Usable;
        // What stays on the machine needs no identifier that outlasts the run.
        var install = leaves ? new InstallIds(folders, host.Time, host.Random).Get(live.Reconfirm) : null;
        var stamp = EnvelopeStamp.From(options, settings, decision.Inputs, host.Platform(), host.Session, install);
        var encoder = new EventEncoder(stamp, host.Ids, host.Time);
        var file = decision.Recording == RecordingMode.Local && FilePath.Resolve(settings.File!, host.Environment) is { } path
            ? new FileDestination(path)
            : null;
        var sinks = decision.Reach == RecordingMode.On && settings.LocalSink == SettingPresence.Present && settings.Echo != EchoMode.EchoOnly
            ? EventSinks.Open(options, settings, stamp, host, counters, mayRecord)
            : EventSinks.None;
        var lane = leaves
            ? DeliveryLane.Open(
                host,
                folders,
                () => new(settings.Url!, settings.Token, options.App, UserAgent.Of(options.App, options.Version), host.Time) { Format = options.WireFormat },
                counters,
                maySend,
                encoder)
            : null;
        return new(encoder, file, lane, sinks);
    }
}
