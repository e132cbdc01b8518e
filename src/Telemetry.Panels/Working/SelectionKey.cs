using Telemetry.Panels.Queries;

namespace Telemetry.Panels.Working;

/// <summary>Which rows of events a panel asks for. Panels that ask for the same share the answer.</summary>
/// <param name="Name">The event's name, where only one is asked for.</param>
internal sealed record SelectionKey(TimeBasis Basis, long Start, long End, string App, string Version, string Command, string Name)
{
    public static SelectionKey Of(TimeBasis basis, QueryValues values, string name = QueryValues.Any) =>
        new(basis, values.StartTime, values.EndTime, values.App, values.Version, values.Command, name);
}
