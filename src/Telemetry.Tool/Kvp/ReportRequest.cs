using Telemetry.Client.Kvp.Provisioning;

namespace Telemetry.Tool.Kvp;

/// <summary>What a provisioning report is to say.</summary>
/// <param name="VmId">The machine; null for what its firmware tells.</param>
/// <param name="Agent">Who reports; null for this command.</param>
/// <param name="Reason">Why it failed; null for a success.</param>
internal sealed record ReportRequest(string? VmId, string? Agent, PreprovisioningType Preprovisioning, IReadOnlyList<string> Supporting, string? Reason, string? DocumentationUrl);
