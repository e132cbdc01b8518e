using Telemetry.Client.BuiltIn;
using Telemetry.Client.Deciding;
using Telemetry.Client.Delivering;
using Telemetry.Client.Recording;

namespace Telemetry.Client.Verbs;

/// <summary>What there is to tell about telemetry of one app and one person, as a value. Holds no token.</summary>
internal sealed record StatusReport
{
    internal required string App { get; init; }

    internal required string AppVersion { get; init; }

    internal required TelemetryDecision Decision { get; init; }

    /// <summary>The address without its query; null where there is none that can be used.</summary>
    internal string? Url { get; init; }

    /// <summary>What may be shown of the token that goes with <see cref="Url"/>; null where there is none.</summary>
    internal string? TokenId { get; init; }

    /// <summary>The file of rule 7, resolved; null where none is set.</summary>
    internal string? EventsFile { get; init; }

    internal string? ConsentFile { get; init; }

    internal string? StateFolder { get; init; }

    internal required Backlog Queued { get; init; }

    internal required DeliveryState Delivery { get; init; }

    internal bool HasInstallId { get; init; }

    internal required BuiltInSettings Build { get; init; }

    /// <summary>The reasons that are counted from run to run, which are those that <c>client_stats</c> reports.</summary>
    internal static IReadOnlyList<DropReason> Reasons { get; } =
    [
        DropReason.NotDelivered, DropReason.QueueFull, DropReason.SpoolFull, DropReason.Expired, DropReason.Rejected, DropReason.TooLarge, DropReason.Disk,
    ];

    /// <summary>Reads it. An erasure that was interrupted is finished, as by any run of the app.</summary>
    internal static StatusReport Read(TelemetryOptions options, TelemetryHost host)
    {
        var decision = TelemetryClient.DecideOnly(options, host);
        var build = host.BuiltIn();
        var settings = DestinationSettings.Read(options, new VariableNames(options.EffectivePrefix), host.Environment, build);
        var holdings = Holdings.Find(options, host);
        return new()
        {
            App = options.App,
            AppVersion = options.Version,
            Decision = decision,
            Url = settings.Url is { } url ? UrlLabel.Of(url) : null,
            TokenId = TokenLabel.Of(settings.Token),
            EventsFile = settings.File is { } file ? FilePath.Resolve(file, host.Environment) : null,
            ConsentFile = holdings?.Folders.ConsentFile,
            StateFolder = holdings?.Folders.State,
            Queued = holdings?.Backlog() ?? new(0, null, HoldsFailure: false),
            Delivery = holdings?.Delivery() ?? new(),
            HasInstallId = holdings?.Install() is not null,
            Build = build,
        };
    }
}
