namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>Which certificates a store under test trusts.</summary>
internal enum ServerTrust
{
    StandIn,
    System,
}
