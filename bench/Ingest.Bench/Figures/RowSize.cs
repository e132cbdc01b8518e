using System.Globalization;
using System.Text.Json;
using Ingest.Bench.Measuring;
using Ingest.Bench.Serving;

namespace Ingest.Bench.Figures;

/// <summary>How large the row of an ordinary command is: by what Log Analytics bills, which is values and not their names (docs/decisions/0010).</summary>
internal static class RowSize
{
    private static readonly Bar Bar = new(BarSide.AtMost, 450, "B");

    public static async Task<Figure> MeasureAsync()
    {
        var rows = (await SentEvents.OfCommandsAsync()).Select(SampleRows.Of).ToList();
        var billed = rows.Average(Billed);
        var json = rows.Average(r => r.Length);
        return new Figure(
            "Row of a command event as the client sends it, billed bytes",
            string.Create(CultureInfo.InvariantCulture, $"{billed:N0} B, {json:N0} B as JSON"),
            "",
            string.Create(CultureInfo.InvariantCulture, $"{billed:N0} B"),
            billed,
            Bar);
    }

    private static double Billed(byte[] row) => JsonElement.Parse(row).EnumerateObject().Sum(column => Length(column.Value));

    private static int Length(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()!.Length : value.GetRawText().Length;
}
