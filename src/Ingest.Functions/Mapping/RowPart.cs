namespace Ingest.Functions.Mapping;

/// <summary>One column of a row, prepared so that writing it is a copy.</summary>
/// <param name="Prefix">The column's name as it goes before the value, <c>"Name":</c>.</param>
/// <param name="Member">Which member of the envelope or the data; unused for other sources.</param>
internal sealed record RowPart(byte[] Prefix, RowSource Source, int Member, RowValueForm Form);
