namespace Ingest.Functions.Mapping;

/// <summary>One column of a row, prepared so that writing it is a copy.</summary>
/// <param name="Prefix">The column's name as it goes before the value, with the comma that parts it from the column before: <c>,"Name":</c>.</param>
/// <param name="Member">Which member of the envelope or the data; unused for other sources.</param>
internal readonly record struct RowPart(byte[] Prefix, RowSource Source, int Member, RowValueForm Form)
{
    /// <summary>The column's words, where the form is <see cref="RowValueForm.Word"/>.</summary>
    public ColumnWords? Words { get; init; }

    /// <summary>The member of the envelope before which this one stands back; only for <see cref="RowSource.DataUnlessEnvelope"/>.</summary>
    public int Unless { get; init; }

    /// <summary>Digits and sign of the longest integer that a column takes, an int64.</summary>
    private const int LongestInteger = 20;

    /// <summary>The most bytes that this column takes in a row, those that it copies from the event left out.</summary>
    public int MostOwnBytes => Prefix.Length + Source switch
    {
        RowSource.TimeGenerated or RowSource.ReceivedTime => EventTime.JsonLength,
        RowSource.ClockSkewMs => LongestInteger,
        RowSource.Properties => "{}".Length,
        _ => Form == RowValueForm.Integer ? LongestInteger : Words?.MostBytes ?? 0,
    };
}
