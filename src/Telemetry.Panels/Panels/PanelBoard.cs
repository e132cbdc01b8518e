using Telemetry.Panels.Queries;
using Telemetry.Panels.Rows;
using Telemetry.Panels.Working;

namespace Telemetry.Panels.Panels;

/// <summary>Works out queries over one state of a store. Queries that ask for the same rows share the search for them.</summary>
internal sealed class PanelBoard(RowStore store, DateTimeOffset now)
{
    private static readonly Dictionary<(QueryKind Kind, string Name), Func<PanelInput, IEnumerable<object?[]>>> Known = new()
    {
        [(QueryKind.Panel, "summary")] = UsePanels.Summary,
        [(QueryKind.Panel, "volume")] = UsePanels.Volume,
        [(QueryKind.Panel, "commands")] = UsePanels.Commands,
        [(QueryKind.Panel, "platforms")] = UsePanels.Platforms,
        [(QueryKind.Panel, "error-rate")] = QualityPanels.ErrorRate,
        [(QueryKind.Panel, "latency")] = QualityPanels.Latency,
        [(QueryKind.Panel, "adoption")] = QualityPanels.Adoption,
        [(QueryKind.Panel, "versions")] = QualityPanels.Versions,
        [(QueryKind.Panel, "failure-reasons")] = QualityPanels.FailureReasons,
        [(QueryKind.Panel, "exceptions")] = QualityPanels.Exceptions,
        [(QueryKind.Panel, "producers")] = DeliveryPanels.Producers,
        [(QueryKind.Panel, "rejects")] = DeliveryPanels.Rejects,
        [(QueryKind.Panel, "rejects-over-time")] = DeliveryPanels.RejectsOverTime,
        [(QueryKind.Panel, "client-health")] = DeliveryPanels.ClientHealth,
        [(QueryKind.Panel, "clock-skew")] = DeliveryPanels.ClockSkew,
        [(QueryKind.Panel, "delivery-delay")] = DeliveryPanels.DeliveryDelay,
        [(QueryKind.Panel, "recent-events")] = LatestPanels.Events,
        [(QueryKind.Panel, "recent-rejects")] = LatestPanels.Rejects,
        [(QueryKind.Panel, "failures")] = LatestPanels.Failures,
        [(QueryKind.Alert, "error-rate")] = AlertConditions.ErrorRate,
        [(QueryKind.Alert, "latency")] = AlertConditions.Latency,
        [(QueryKind.Alert, "command-failing")] = AlertConditions.CommandFailing,
        [(QueryKind.Alert, "no-events")] = AlertConditions.NoEvents,
        [(QueryKind.Alert, "nothing-accepted")] = AlertConditions.NothingAccepted,
        [(QueryKind.Alert, "rejects")] = AlertConditions.Rejects,
        [(QueryKind.Alert, "delivery-delay")] = AlertConditions.DeliveryDelay,
        [(QueryKind.Choice, "apps")] = input => UsePanels.Choices(input, t => t.App),
        [(QueryKind.Choice, "versions")] = input => UsePanels.Choices(input, t => t.AppVersion),
        [(QueryKind.Choice, "commands")] = input => UsePanels.Choices(input, t => t.Command),
    };

    private readonly Selections _selections = new(store);

    /// <param name="given">Values of parameters; the file's defaults hold for the rest.</param>
    public PanelResult Work(QueryFile query, IReadOnlyDictionary<string, string> given) =>
        new(query, [.. Known[(query.Kind, query.Name)](new PanelInput(store, _selections, new QueryValues(query, now, given)))]);
}
