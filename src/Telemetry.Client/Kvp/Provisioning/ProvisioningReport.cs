using System.Globalization;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Kvp.Provisioning;

/// <summary>What the host is told of how the machine was set up: one record that it looks for by its key.</summary>
/// <param name="Agent">Who reports: program and version, as in <c>Azure-Init/0.1.1</c>.</param>
/// <param name="VmId">The machine.</param>
/// <param name="Time">When it was reported.</param>
/// <param name="Supporting">More, in the order given.</param>
internal sealed record ProvisioningReport(string Agent, string VmId, DateTimeOffset Time, PreprovisioningType Preprovisioning, IReadOnlyList<KeyValuePair<string, string>> Supporting)
{
    internal const string Key = "PROVISIONING_REPORT";

    /// <summary>Why it failed; null for a success.</summary>
    internal string? Reason { get; init; }

    /// <summary>Where a reader finds what to do about a failure; null for nowhere.</summary>
    internal string? DocumentationUrl { get; init; }

    internal KvpRecord ToRecord() => new(Key, ReportText.Write(Reason is null ? Success() : Failure(Reason)));

    // The order is the host parser's (libazureinit-kvp, report.rs).
    private IEnumerable<KeyValuePair<string, string>> Success() =>
        [new("result", "success"), new("agent", Agent), .. Machine(), .. Supporting];

    private IEnumerable<KeyValuePair<string, string>> Failure(string reason) =>
    [
        new("result", "error"),
        new("reason", reason),
        new("agent", Agent),
        .. Supporting,
        .. Machine(),
        .. DocumentationUrl is null ? Array.Empty<KeyValuePair<string, string>>() : [new("documentation_url", DocumentationUrl)],
    ];

    private IEnumerable<KeyValuePair<string, string>> Machine() =>
    [
        new("pps_type", Preprovisioning.ToString()),
        new("vm_id", VmId),
        new("timestamp", Time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture)),
    ];
}
