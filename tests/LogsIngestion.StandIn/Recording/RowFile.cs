using System.Text.Json;

namespace LogsIngestion.StandIn.Recording;

/// <summary>Stored rows as JSON lines, for looking at them by hand. Not safe for concurrent use.</summary>
internal sealed class RowFile(string path) : IDisposable
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    public void Append(RecordedCall call, IReadOnlyList<ReadOnlyMemory<byte>> rows)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            using (var line = new Utf8JsonWriter(_file))
            {
                line.WriteStartObject();
                line.WriteString("rule", call.Rule);
                line.WriteString("stream", call.Stream);
                line.WriteString("receivedAt", call.ReceivedAt);
                line.WriteString("clientRequestId", call.ClientRequestId);
                line.WriteNumber("copy", call.Rows[index].Copy);
                line.WritePropertyName("row");
                line.WriteRawValue(rows[index].Span, skipInputValidation: true);
                line.WriteEndObject();
            }

            _file.Write(LineEnd);
        }

        _file.Flush();
    }

    public void Dispose() => _file.Dispose();
}
