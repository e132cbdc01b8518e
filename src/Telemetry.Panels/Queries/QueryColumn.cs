namespace Telemetry.Panels.Queries;

/// <summary>A column of a query's result, as its header tells.</summary>
/// <param name="Type">The KQL type: string, long, int, real or datetime.</param>
/// <param name="Unit">Unit of the values; null where they have none.</param>
internal sealed record QueryColumn(string Name, string Type, string? Unit, string Meaning)
{
    public bool IsNumber => Type is "long" or "int" or "real";
}
