using System.Text;

namespace Telemetry.Client.Kvp.Provisioning;

/// <summary>
/// A report as text: <c>name=value</c> fields between bars. A field with a bar, a quote or a line's end stands in quotes, with its own
/// quotes doubled: double ones as azure-init writes them, single ones as cloud-init does. Both are read.
/// </summary>
internal static class ReportText
{
    internal static string Write(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('|', fields.Select(f => Quote($"{f.Key}={f.Value}")));

    /// <summary>A field without <c>=</c> is a name without a value.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Parse(string text) =>
    [
        .. Split(text).Select(field => field.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
            ? KeyValuePair.Create(field[..at], field[(at + 1)..])
            : KeyValuePair.Create(field, "")),
    ];

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny("|\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<string> Split(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        char? quote = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote is null && field.Length == 0 && c is '"' or '\'' && IsFieldStart(text, i))
            {
                quote = c;
            }
            else if (quote == c && i + 1 < text.Length && text[i + 1] == c)
            {
                field.Append(c);
                i++;
            }
            else if (quote == c)
            {
                quote = null;
            }
            else if (quote is null && c == '|')
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }

    private static bool IsFieldStart(string text, int index) => index == 0 || text[index - 1] == '|';
}
