namespace Telemetry.Client.Delivering;

/// <summary>A collector's ingestion key: the tenant, a hyphen, and what proves it.</summary>
internal static class TenantKey
{
    /// <summary>The form in which envelopes and orders to be silent name the tenant; null for a key without one.</summary>
    internal static string? Of(string? key) => key?.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? "o:" + key[..end] : null;
}
