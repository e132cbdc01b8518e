using System.Text;

namespace Ingest.Functions.Sinks.DryRun;

/// <summary>Says what would be stored, one line a row, and stores nothing.</summary>
internal sealed partial class DryRunSink(ILogger<DryRunSink> log) : IRowSink
{
    public SinkMode Mode => SinkMode.DryRun;

    public ValueTask<CommitOutcome> CommitAsync(RowSet rows)
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            LogAll(rows.Lines.Span);
        }

        return ValueTask.FromResult(CommitOutcome.Stored);
    }

    public ValueTask<SinkReadiness> CheckAsync() => ValueTask.FromResult(SinkReadiness.Ready);

    private void LogAll(ReadOnlySpan<byte> lines)
    {
        foreach (var line in lines.Split((byte)'\n'))
        {
            if (!lines[line].IsEmpty)
            {
                LogRow(Encoding.UTF8.GetString(lines[line]));
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "DRYRUN {Row}")]
    private partial void LogRow(string row);
}
