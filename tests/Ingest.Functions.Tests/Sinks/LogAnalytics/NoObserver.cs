using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>Does nothing with what it hears.</summary>
internal sealed class NoObserver : IUploadObserver
{
    public static readonly NoObserver Instance = new();

    public void Started(int rows, int bytes)
    {
    }

    public void Finished(in UploadAnswer answer, TimeSpan duration, int rows, int bytes)
    {
    }

    public void Retried(in UploadAnswer answer)
    {
    }
}
