namespace Telemetry.Panels.Rows;

/// <summary>An <see cref="EventRow"/> in 48 bytes: times as their distance from the receipt, figures in 32 bits, which is 24 days of milliseconds.</summary>
internal readonly struct StoredRow
{
    private const int Missing = int.MinValue;

    public readonly RowKey Id;
    private readonly long _receivedTime;
    private readonly int _generatedAfter;
    private readonly int _happenedAfter;
    private readonly int _clockSkewMs;
    private readonly int _durationMs;
    private readonly int _traits;
    private readonly int _install;

    private StoredRow(in EventRow row)
    {
        Id = row.Id;
        _receivedTime = row.ReceivedTime;
        _generatedAfter = (int)(row.TimeGenerated - row.ReceivedTime);
        _happenedAfter = (int)(row.EventTime - row.ReceivedTime);
        _clockSkewMs = Narrow(row.ClockSkewMs);
        _durationMs = Narrow(row.DurationMs);
        _traits = row.Traits;
        _install = row.Install;
    }

    /// <returns>Whether <see cref="Row"/> gives all of it back: numbers may be too large for that.</returns>
    public static bool TryOf(in EventRow row, out StoredRow stored)
    {
        stored = new StoredRow(row);
        var back = stored.Row;
        return back.TimeGenerated == row.TimeGenerated && back.EventTime == row.EventTime && back.ClockSkewMs == row.ClockSkewMs && back.DurationMs == row.DurationMs;
    }

    public EventRow Row => new()
    {
        Id = Id,
        TimeGenerated = _receivedTime + _generatedAfter,
        EventTime = _receivedTime + _happenedAfter,
        ReceivedTime = _receivedTime,
        ClockSkewMs = Wide(_clockSkewMs),
        DurationMs = Wide(_durationMs),
        Traits = _traits,
        Install = _install,
    };

    private static int Narrow(long value) => value == EventRow.Missing ? Missing : (int)value;

    private static long Wide(int value) => value == Missing ? EventRow.Missing : value;
}
