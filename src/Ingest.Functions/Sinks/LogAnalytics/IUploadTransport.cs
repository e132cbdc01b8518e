namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Makes calls of the service. May be called from several threads at once.</summary>
internal interface IUploadTransport
{
    /// <summary>Makes one call and never throws for what the service, the network or the credential does.</summary>
    /// <param name="cancellation">Ends the call early; its answer is <see cref="AnswerKind.Interrupted"/>.</param>
    ValueTask<UploadAnswer> PostAsync(UploadCall call, CancellationToken cancellation);
}
