using System.Globalization;
using System.Text;
using System.Text.Json;
using Ingest.Soak.Load;

namespace Ingest.Soak.Accounting;

/// <summary>What a soak came to.</summary>
/// <param name="StopTook">From SIGTERM to the end of the process; null where it had to be killed.</param>
/// <param name="Calls">Of the service, by how they ended.</param>
internal sealed record SoakReport(
    SoakSettings Settings, Ledger Ledger, Balance Balance, WorkingSet Memory, TimeSpan? StopTook, int ExitCode, IReadOnlyDictionary<string, long> Calls)
{
    /// <summary>The host's own limit and a little for its end.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(12);

    /// <summary>With fewer events a second the run says little.</summary>
    private const int LeastEventsPerSecond = 10;

    private const double Mebibyte = 1024 * 1024;

    /// <summary>Why the soak has not passed.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. Fault(Balance.Lost > 0, $"{Balance.Lost} events answered stored are not in the service"),
        .. Fault(Balance.Untrue > 0, $"{Balance.Untrue} events have a verdict that is not true"),
        .. Fault(Balance.Unexplained > 0, $"{Balance.Unexplained} copies nobody can explain"),
        .. Fault(Balance.Foreign > 0, $"{Balance.Foreign} events in the service that nobody sent"),
        .. Fault(!Ledger.Unexpected.IsEmpty, $"{Ledger.Unexpected.Count} answers that should never be given, such as: {Ledger.Unexpected.FirstOrDefault()}"),
        .. Fault(!Memory.IsBounded, $"the working set came to {Mebibytes(Memory.Most)}, more than {Mebibytes(WorkingSet.Bound)}"),
        .. Fault(!Memory.IsFlat, $"the working set grew from {Mebibytes(Memory.Begin)} to {Mebibytes(Memory.End)}, more than {WorkingSet.Growth:P0}"),
        .. Fault(StopTook is not { } took || took > StopLimit, $"the receiver did not end within {StopLimit.TotalSeconds} s of SIGTERM"),
        .. Fault(StopTook is not null && ExitCode != 0, $"the receiver ended with {ExitCode}"),
        .. Fault(Ledger.Stored < LeastEventsPerSecond * Settings.Time.TotalSeconds, "hardly an event was stored: this run proves nothing"),
    ];

    private IReadOnlyList<KeyValuePair<string, string>> Lines =>
    [
        new("time", string.Create(CultureInfo.InvariantCulture, $"{Settings.Time.TotalMinutes:0.##} min, seed {Settings.Seed}")),
        new("requests", Number(Ledger.Requests)),
        new("events sent", Number(Ledger.Events.Count)),
        new("answered stored", Number(Ledger.Stored)),
        new("answered duplicate", Number(Ledger.Duplicates)),
        new("answered invalid", Number(Ledger.Invalid)),
        new("open at the stop", Number(Balance.Open)),
        new("not settled, sent again", List(Ledger.Unsettling)),
        new("calls of the service", List(Calls)),
        new("copies in the service", $"{Number(Balance.Copies)}, unexplained {Number(Balance.Unexplained)}"),
        new("lost", Number(Balance.Lost)),
        new("working set", $"{Mebibytes(Memory.Begin)} after the warm-up, {Mebibytes(Memory.End)} at the end, {Mebibytes(Memory.Most)} at most"),
        new("stop under load", StopTook is { } took ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s, exit code {ExitCode}") : "killed"),
    ];

    public string Text()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name,-24} {value}\n");
        }

        foreach (var fault in Faults)
        {
            text.Append(CultureInfo.InvariantCulture, $"{"not passed",-24} {fault}\n");
        }

        return text.Append(Faults.Count == 0 ? "verdict                  passed" : "verdict                  not passed").ToString();
    }

    public string Json() => JsonSerializer.Serialize(new
    {
        minutes = Settings.Time.TotalMinutes,
        seed = Settings.Seed,
        requests = Ledger.Requests,
        sent = Ledger.Events.Count,
        stored = Ledger.Stored,
        duplicate = Ledger.Duplicates,
        invalid = Ledger.Invalid,
        open = Balance.Open,
        unsettling = Ledger.Unsettling,
        calls = Calls,
        copies = Balance.Copies,
        unexplained = Balance.Unexplained,
        lost = Balance.Lost,
        workingSet = new { begin = Memory.Begin, end = Memory.End, most = Memory.Most },
        stopSeconds = StopTook?.TotalSeconds,
        exitCode = ExitCode,
        faults = Faults,
        passed = Faults.Count == 0,
    });

    private static IEnumerable<string> Fault(bool isOne, string text) => isOne ? [text] : [];

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte:0} MiB");

    private static string List(IReadOnlyDictionary<string, long> counts) =>
        string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {Number(c.Value)}"));
}
