using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Ingest.Functions.Endpoints;

namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>Calls the Logs Ingestion API.</summary>
/// <param name="pipeline">Made at the first call: loading Azure's libraries takes longer than the rest of the start.</param>
internal sealed class LogsIngestionTransport(UploadOptions options, Lazy<HttpPipeline> pipeline, TimeProvider clock) : IUploadTransport
{
    private const string RequestIdHeader = "x-ms-client-request-id";

    private static readonly string UserAgent = $"ingest/{ReceiverVersion.Text}";

    private readonly Dictionary<string, Uri> _addresses = options.RuleIds.Distinct(StringComparer.Ordinal).ToDictionary(r => r, options.Address, StringComparer.Ordinal);

    public async ValueTask<UploadAnswer> PostAsync(UploadCall call, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(call.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        using var message = Message(call);
        try
        {
            await pipeline.Value.SendAsync(message, either.Token);
            return await ReadAsync(message.Response);
        }
        catch (OperationCanceledException)
        {
            return cancellation.IsCancellationRequested ? UploadAnswer.Interrupted
                : message.Request.Headers.Contains(HttpHeader.Names.Authorization) ? UploadAnswer.Failed("Timeout")
                : UploadAnswer.NoToken("Timeout");
        }
        catch (AuthenticationFailedException) when (cancellation.IsCancellationRequested)
        {
            return UploadAnswer.Interrupted;
        }
        catch (AuthenticationFailedException e)
        {
            return UploadAnswer.NoToken(timeout.IsCancellationRequested ? "Timeout" : e.GetType().Name);
        }
        catch (Exception e) when (e is RequestFailedException or HttpRequestException or IOException)
        {
            return UploadAnswer.Failed(Fault(e));
        }
    }

    private HttpMessage Message(in UploadCall call)
    {
        var message = pipeline.Value.CreateMessage();
        message.BufferResponse = false;
        var request = message.Request;
        request.Method = RequestMethod.Post;
        request.Uri.Reset(_addresses[call.Rule]);
        request.ClientRequestId = call.RequestId;
        request.Headers.Add(RequestIdHeader, call.RequestId);
        request.Headers.Add(HttpHeader.Names.UserAgent, UserAgent);
        request.Headers.Add(HttpHeader.Names.ContentType, "application/json");
        request.Headers.Add("Content-Encoding", "gzip");
        request.Content = RequestContent.Create(call.Body);
        if (call.Token == TokenUse.Renewed)
        {
            RenewableTokenPolicy.Renew(message);
        }

        return message;
    }

    private async ValueTask<UploadAnswer> ReadAsync(Response response)
    {
        // A date is one of the service's clock, which tells its own time along with it; this machine's may be hours off.
        var retryAfter = response.Headers.TryGetValue("Retry-After", out var value) ? RetryAfterHeader.Read(value, response.Headers.Date ?? clock.GetUtcNow()) : null;
        var answer = UploadAnswer.Of(response.Status, retryAfter: retryAfter);
        return answer.Kind == AnswerKind.Stored || response.ContentStream is not { } content
            ? answer
            : answer with { Code = await ServiceError.ReadCodeAsync(content, clock) };
    }

    /// <summary>Which kind of fault it was, for the log: a message of the network may hold addresses.</summary>
    private static string Fault(Exception e) => (e as HttpRequestException ?? e.InnerException as HttpRequestException) is { } fault
        ? fault.HttpRequestError.ToString()
        : (e.InnerException ?? e).GetType().Name;
}
