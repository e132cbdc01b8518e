using System.Text;
using Telemetry.Panels.Rows;

namespace Telemetry.Tool.Report;

/// <summary>Reads, works out and writes a report, once or whenever rows are added.</summary>
internal static class ReportRun
{
    private static readonly TimeSpan FollowEvery = TimeSpan.FromSeconds(1);

    public static async Task<int> ExecuteAsync(ReportRequest request, ToolSurroundings surroundings, CancellationToken cancellation)
    {
        if (request.Paths.Contains(ReportRequest.StandardInput))
        {
            return Write(request, FromInput(surroundings.In), surroundings);
        }

        var files = new RowFiles(request.PathsIn(surroundings.WorkingDirectory), request.Follow ? LastLine.Left : LastLine.Read);
        var progress = new ReadingProgress(surroundings.Error);
        files.Refresh(progress.Report, cancellation);
        progress.Clear();
        var code = Write(request, files.Store, surroundings);
        if (!request.Follow)
        {
            return code;
        }

        using var timer = new PeriodicTimer(FollowEvery, surroundings.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                if (files.Refresh(cancellation: cancellation))
                {
                    code = Write(request, files.Store, surroundings);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // How following ends.
        }

        return code;
    }

    private static RowStore FromInput(TextReader input)
    {
        var store = new RowStore();
        var reader = new RowReader(store);
        while (input.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                reader.Read(Encoding.UTF8.GetBytes(line));
            }
        }

        return store;
    }

    private static int Write(ReportRequest request, RowStore store, ToolSurroundings surroundings)
    {
        var result = ReportResult.Of(request, store, surroundings.Time.GetUtcNow());
        switch (request.Format)
        {
            case ReportFormat.Json:
                surroundings.Out.Write(ReportJson.Of(result));
                break;
            case ReportFormat.Csv:
                surroundings.Out.Write(ReportCsv.Of(result.Panels[0]));
                break;
            default:
                ReportText.Write(result, surroundings.Out);
                break;
        }

        return request.FailOnAlert && result.HasFired ? ExitCode.Found : ExitCode.Success;
    }
}
