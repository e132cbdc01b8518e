using System.Globalization;
using Telemetry.Panels.Panels;
using Telemetry.Panels.Queries;
using Telemetry.Panels.Rows;

namespace Telemetry.Tool.Report;

/// <summary>What a report is about.</summary>
/// <param name="Paths">Files and directories; empty for the receiver's own on this machine.</param>
/// <param name="Panels">Names of panels; empty for all.</param>
internal sealed record ReportRequest(IReadOnlyList<string> Paths, BoardRequest Board, IReadOnlyList<string> Panels, ReportFormat Format)
{
    /// <summary>Stands for standard input.</summary>
    public const string StandardInput = "-";

    public bool FailOnAlert { get; init; }

    public bool Follow { get; init; }

    public IReadOnlyList<QueryFile> Queries => Panels.Count == 0 ? BoardRequest.Panels : [.. Panels.Select(p => QueryFiles.Of(QueryKind.Panel, p))];

    /// <exception cref="UsageException">Something cannot be; the message says what is taken.</exception>
    public ReportRequest Checked()
    {
        var known = BoardRequest.Panels.Select(p => p.Name).ToList();
        if (Panels.FirstOrDefault(p => !known.Contains(p)) is { } unknown)
        {
            throw new UsageException($"--panel takes {string.Join(", ", known)}; '{unknown}' is none of them.");
        }

        if (Format == ReportFormat.Csv && (Panels.Count != 1 || Follow))
        {
            throw new UsageException("--csv writes one table: name one panel with --panel, and leave --follow out.");
        }

        if (Paths.Contains(StandardInput) && (Paths.Count > 1 || Follow))
        {
            throw new UsageException("'-' reads standard input to its end: name no other path with it, and leave --follow out.");
        }

        return this;
    }

    /// <summary>The length of time a report looks back for <c>--since</c>.</summary>
    /// <exception cref="UsageException">It is no span and no past time.</exception>
    public static TimeSpan Range(string since, DateTimeOffset now)
    {
        try
        {
            var range = since.Contains('-', StringComparison.Ordinal)
                ? now - DateTimeOffset.Parse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                : TimeSpan.FromMilliseconds(KqlLiteral.Span(since));
            return range > TimeSpan.Zero ? range : throw new UsageException($"--since lies in the future ('{since}').");
        }
        catch (FormatException)
        {
            throw new UsageException($"--since takes a span such as 30m, 6h or 7d, or a time such as 2027-06-30 or 2027-06-30T12:00:00Z; '{since}' is none.");
        }
    }

    /// <summary>The paths to read: what was named, or where a receiver of this user keeps its rows.</summary>
    /// <exception cref="UsageException">Nothing was named and there is nothing to find.</exception>
    public IReadOnlyList<string> PathsIn(string directory)
    {
        if (Paths.Count > 0)
        {
            return [.. Paths.Select(p => Path.Combine(directory, p))];
        }

        return LocalStore.Directory() is { } own && Directory.Exists(own)
            ? [own]
            : throw new UsageException("No receiver has stored rows for this user yet. Name a file or a directory of JSON lines, or '-' for standard input.");
    }
}
