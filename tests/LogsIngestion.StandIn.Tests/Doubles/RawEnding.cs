namespace LogsIngestion.StandIn.Tests.Doubles;

internal enum RawEnding
{
    Closed,
    Reset,
}
