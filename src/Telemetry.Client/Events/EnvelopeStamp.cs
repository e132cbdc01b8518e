using Telemetry.Client.Deciding;
using Telemetry.Client.Identifying;
using Telemetry.Client.Tracing;

namespace Telemetry.Client.Events;

/// <summary>What all events of one client have in common. Made once, within the envelope's bounds.</summary>
internal sealed record EnvelopeStamp
{
    private const int ChannelLength = 32;
    private const int OrgIdLength = 64;

    internal required string App { get; init; }

    internal required string AppVersion { get; init; }

    internal string? Channel { get; init; }

    internal string? OrgId { get; init; }

    internal required HostPlatform Platform { get; init; }

    internal InvokedFrom InvokedFrom { get; init; }

    internal required string SessionId { get; init; }

    internal string? InstallId { get; init; }

    /// <summary>Null where no identifier is wanted.</summary>
    internal InstallStatus? InstallStatus { get; init; }

    internal string? Correlation { get; init; }

    internal static EnvelopeStamp From(
        TelemetryOptions options,
        DestinationSettings settings,
        DecisionInputs inputs,
        HostPlatform platform,
        Guid session,
        InstallIdentity? install) => new()
        {
            App = Clip.To(options.App, OptionsCheck.MaxNameLength)!,
            AppVersion = Clip.To(options.Version, OptionsCheck.MaxNameLength)!,
            Channel = Clip.To(settings.Channel, ChannelLength),
            OrgId = Clip.To(options.OrgId, OrgIdLength),
            Platform = options.Build == AppBuild.Detect ? platform : platform with { Build = options.Build },
            InvokedFrom = HostPlatform.ReadInvoker(inputs),
            SessionId = WireText.Of(session),
            InstallId = install?.Id is { } id ? WireText.Of(id) : null,
            InstallStatus = install?.Status,
            Correlation = CorrelationVector.IsWellFormed(options.Correlation) ? options.Correlation : null,
        };
}
