using Telemetry.Client.Consenting;
using Telemetry.Client.Deciding;
using Telemetry.Client.Placing;
using Telemetry.Client.Recording;

namespace Telemetry.Client;

/// <summary>
/// A person's decision about one app, for the app's own commands and settings. No member throws or prints; each reads anew.
/// </summary>
public sealed class TelemetryConsent
{
    private readonly TelemetryOptions _options;
    private readonly TelemetryHost _host;
    private readonly ConsentKeeper? _keeper;

    /// <param name="options">The options that the app starts its client with.</param>
    public TelemetryConsent(TelemetryOptions options)
        : this(options, TelemetryHost.System)
    {
    }

    internal TelemetryConsent(TelemetryOptions options, TelemetryHost host)
    {
        _options = options;
        _host = host;
        if (OptionsCheck.FindFault(options) is null && TelemetryFolders.Find(options.App, host.Environment, host.OperatingSystem) is { } folders)
        {
            _keeper = new(folders, host.Time);
        }
    }

    /// <summary>What a client that starts now would decide, and why.</summary>
    public TelemetryDecision Decision => TelemetryClient.DecideOnly(_options, _host);

    /// <summary>The file that the decision is kept in, whether or not it is there; null where the person has no home.</summary>
    public string? ConsentFile => _keeper?.Folders.ConsentFile;

    /// <summary>The folder of all else that is kept, whether or not it is there; null where the person has no home.</summary>
    public string? StateFolder => _keeper?.Folders.State;

    /// <summary>Stores a yes to all that this build of the app collects. Whatever was erased before stays erased.</summary>
    public StoreOutcome Grant() => Try(static keeper => keeper.Grant(keeper.Read()));

    /// <summary>
    /// Stores a refusal, and erases the events that wait, the installation's identifier and the counters. Running processes record
    /// and send nothing more from their next event on.
    /// </summary>
    public StoreOutcome Withdraw() => Try(static keeper => keeper.Withdraw());

    /// <summary>Erases the events that wait, the installation's identifier and the counters; the decision stays.</summary>
    public StoreOutcome Erase() => Try(static keeper => keeper.Erase());

    private StoreOutcome Try(Func<ConsentKeeper, StoreOutcome> act)
    {
        try
        {
            return _keeper is null ? StoreOutcome.NotWritable : act(_keeper);
        }
        catch (Exception)
        {
            // What no file system is known to throw.
            return StoreOutcome.NotWritable;
        }
    }
}
