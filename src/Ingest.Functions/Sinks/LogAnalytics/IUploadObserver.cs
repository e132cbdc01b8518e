namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Hears of every call. Called on the upload's own path, from several threads at once: it must return quickly.</summary>
internal interface IUploadObserver
{
    /// <param name="bytes">Bytes of the body as sent.</param>
    void Started(int rows, int bytes);

    /// <param name="bytes">Bytes of the body as sent.</param>
    void Finished(in UploadAnswer answer, TimeSpan duration, int rows, int bytes);

    /// <summary>A body is sent again.</summary>
    /// <param name="answer">Why: what came of the call before.</param>
    void Retried(in UploadAnswer answer);
}
