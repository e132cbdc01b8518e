using System.Text;

namespace Telemetry.Tool.Catalog.Generating.Documents;

/// <summary>A table in GitHub's Markdown.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    public MarkdownTable(params string[] titles)
    {
        Row(titles);
        Row([.. titles.Select(_ => "---")]);
    }

    public void Row(params string[] cells) =>
        _text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");

    public static string Code(string text) => $"`{text}`";

    public override string ToString() => _text.ToString();

    // A bar ends a cell even within code.
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
