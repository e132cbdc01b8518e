using System.Text.Json;

namespace Telemetry.Panels.Rows;

/// <summary>
/// Reads lines into a store: rows of either table as the receiver writes them, and envelopes as a client's file holds them. An
/// envelope was received by nobody, so it counts as received when it happened.
/// </summary>
internal sealed class RowReader(RowStore store)
{
    private const int LongestPooled = 256;

    private readonly int[] _texts = new int[Enum.GetValues<RowText>().Length];
    private readonly char[] _characters = new char[LongestPooled];
    private readonly MemberNames _line = MemberNames.OfLine();
    private readonly MemberNames _data = MemberNames.OfData();
    private readonly MemberNames _frame = MemberNames.OfFrame();
    private EventRow _row;
    private RowKey _session;
    private ClientReport? _report;
    private long _size;

    /// <summary>Adds the line to the store. What is no row is counted there as unreadable.</summary>
    public void Read(ReadOnlySpan<byte> line)
    {
        Array.Clear(_texts);
        _row = new EventRow
        {
            TimeGenerated = EventRow.Missing, EventTime = EventRow.Missing, ReceivedTime = EventRow.Missing,
            ClockSkewMs = EventRow.Missing, DurationMs = EventRow.Missing,
        };
        _session = default;
        _report = null;
        _size = EventRow.Missing;
        try
        {
            var json = new Utf8JsonReader(line);
            if (json.Read() && json.TokenType == JsonTokenType.StartObject)
            {
                ReadMembers(ref json, _line);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            store.Unreadable++;
            return;
        }

        Keep();
    }

    private void Keep()
    {
        if (_row.EventTime != EventRow.Missing)
        {
            _row.ReceivedTime = _row.ReceivedTime == EventRow.Missing ? _row.EventTime : _row.ReceivedTime;
            _row.TimeGenerated = _row.TimeGenerated == EventRow.Missing ? _row.EventTime : _row.TimeGenerated;
            _row.Traits = store.Traits.Of(_texts.AsSpan(0, EventTraits.Count));
            if (_report is not null && Text(RowText.Name) == "client_stats")
            {
                store.Reports.Add(_report);
                _row.Report = store.Reports.Count;
            }

            store.Add(_row, _session);
        }
        else if (_row.ReceivedTime != EventRow.Missing && Text(RowText.Reason).Length > 0)
        {
            store.Rejects.Add(new RejectRow(
                _row.TimeGenerated, _row.ReceivedTime, Text(RowText.Reason), Text(RowText.Keyword), Text(RowText.Pointer), Text(RowText.Name),
                Text(RowText.App), Text(RowText.AppVersion), Text(RowText.ProducerId), _size == EventRow.Missing ? null : (int)_size));
        }
        else
        {
            store.Unreadable++;
        }
    }

    private string Text(RowText text) => store.Texts[_texts[(int)text]];

    private void ReadMembers(ref Utf8JsonReader json, MemberNames names)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var column = names.Find(ref json);
            json.Read();
            ReadValue(ref json, column);
        }
    }

    private void ReadValue(ref Utf8JsonReader json, RowColumn column)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject when column == RowColumn.Properties:
                ReadMembers(ref json, _data);
                break;
            case JsonTokenType.StartObject when column == RowColumn.Dropped:
                ReadDropped(ref json);
                break;
            case JsonTokenType.StartArray when column == RowColumn.Stack:
                ReadStack(ref json);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                json.Skip();
                break;
            case JsonTokenType.String:
                ReadText(ref json, column);
                break;
            case JsonTokenType.Number:
                ReadNumber(ref json, column);
                break;
        }
    }

    private void ReadText(ref Utf8JsonReader json, RowColumn column)
    {
        switch (column)
        {
            case RowColumn.Ignored:
                break;
            case RowColumn.EventTime:
                _row.EventTime = Time(ref json);
                break;
            case RowColumn.ReceivedTime:
                _row.ReceivedTime = Time(ref json);
                break;
            case RowColumn.TimeGenerated:
                _row.TimeGenerated = Time(ref json);
                break;
            case RowColumn.EventId:
                _row.Id = RowKey.Of(Characters(ref json), store.Texts);
                break;
            case RowColumn.SessionId:
                _session = RowKey.Of(Characters(ref json), store.Texts);
                break;
            case RowColumn.InstallId:
                _row.Install = store.Texts.Of(Characters(ref json));
                break;
            case < RowColumn.EventId:
                _texts[(int)column] = store.Texts.Of(Characters(ref json));
                break;
        }
    }

    private void ReadNumber(ref Utf8JsonReader json, RowColumn column)
    {
        if (column == RowColumn.Ignored)
        {
            return;
        }

        var number = json.TryGetInt64(out var whole) ? whole : (long)json.GetDouble();
        switch (column)
        {
            case RowColumn.DurationMs:
                _row.DurationMs = number;
                break;
            case RowColumn.ClockSkewMs:
                _row.ClockSkewMs = number;
                break;
            case RowColumn.SizeBytes:
                _size = number;
                break;
            case RowColumn.Recorded:
                (_report ??= new ClientReport()).Recorded = number;
                break;
            case RowColumn.Sent:
                (_report ??= new ClientReport()).Sent = number;
                break;
            case RowColumn.OldestAge:
                (_report ??= new ClientReport()).OldestAgeSeconds = number;
                break;
            case < RowColumn.EventId:
                Span<char> digits = stackalloc char[20];
                number.TryFormat(digits, out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
                _texts[(int)column] = store.Texts.Of(digits[..length]);
                break;
        }
    }

    private void ReadDropped(ref Utf8JsonReader json)
    {
        _report ??= new ClientReport();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            for (var i = 0; i < ClientReport.Reasons.Count; i++)
            {
                if (ClientReport.Reasons[i] == name && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number))
                {
                    _report.Dropped[i] = number;
                }
            }

            json.Skip();
        }
    }

    private void ReadStack(ref Utf8JsonReader json)
    {
        if (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            ReadMembers(ref json, _frame);
        }

        while (json.TokenType != JsonTokenType.EndArray && json.Read())
        {
            json.Skip();
        }
    }

    private ReadOnlySpan<char> Characters(ref Utf8JsonReader json)
    {
        var bytes = json.HasValueSequence ? json.ValueSequence.Length : json.ValueSpan.Length;
        return bytes <= LongestPooled ? _characters.AsSpan(0, json.CopyString(_characters)) : json.GetString();
    }

    private static long Time(ref Utf8JsonReader json) =>
        json.TryGetDateTimeOffset(out var time) ? time.ToUnixTimeMilliseconds() : EventRow.Missing;
}
