using System.Runtime.InteropServices;
using System.Text.Json;

namespace LogsIngestion.StandIn.Rules;

/// <summary>Takes the rows out of a decoded body.</summary>
/// <param name="eventIdColumn">The column that tells one event from another.</param>
/// <param name="poison">Rows for which the whole call is refused; null for none.</param>
internal sealed class RowReader(string eventIdColumn, Func<JsonElement, bool>? poison)
{
    public Judgement Read(ReadOnlyMemory<byte> json, IReadOnlyList<Column> columns)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, json.Length, columns);
        }
        catch (JsonException)
        {
            return Judgement.Refused(BodyDecoder.Malformed("The body is not JSON."));
        }
    }

    private Judgement Read(JsonElement root, int length, IReadOnlyList<Column> columns)
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() == 0)
        {
            return Judgement.Refused(BodyDecoder.Malformed("The body is not an array of at least one row."));
        }

        List<Row> rows = new(root.GetArrayLength());
        foreach (var element in root.EnumerateArray())
        {
            // Which row it is stays untold, as with the service: a client finds out by halving.
            if (element.ValueKind != JsonValueKind.Object || !columns.All(column => column.Fits(element)) || poison?.Invoke(element) == true)
            {
                return Judgement.Refused(BodyDecoder.Malformed("A row does not fit the stream's declaration."));
            }

            rows.Add(new Row(EventIdOf(element), JsonMarshal.GetRawUtf8Value(element).ToArray()));
        }

        return new Judgement(rows, length, null);
    }

    private string? EventIdOf(JsonElement row) =>
        row.TryGetProperty(eventIdColumn, out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
