namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>Which calls a fault befalls.</summary>
internal enum FaultTimes
{
    First,
    Always,
}
