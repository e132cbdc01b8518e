namespace Telemetry.Schema.Tables;

/// <summary>One column of a table.</summary>
/// <param name="Name">The column's name: a letter and up to 44 letters, digits or underscores.</param>
/// <param name="Type">The column's type.</param>
/// <param name="Origin">Who fills it.</param>
/// <param name="Description">What it holds.</param>
public sealed record TableColumn(string Name, ColumnType Type, ColumnOrigin Origin, string Description);
