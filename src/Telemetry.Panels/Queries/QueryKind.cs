namespace Telemetry.Panels.Queries;

/// <summary>What a query is for; the folders of infra/kql.</summary>
internal enum QueryKind
{
    Panel,
    Alert,
    Choice,
}
