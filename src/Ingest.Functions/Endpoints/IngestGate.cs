using Ingest.Functions.Answering;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Limiting;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Endpoints;

/// <summary>
/// What is asked of an ingest request before its body is read: token, scope, whether the receiver stays up, media type,
/// coding, the producer's limit, the receiver's load. In this order, so that a stranger learns nothing but 401.
/// </summary>
internal sealed class IngestGate(
    Authenticator authenticator, ProducerRates rates, IngestLoad load, MemoryWatermark memory, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>
    /// What the request's headers say, or null where it was answered. A request that was let in counts as load until
    /// <see cref="Leave"/>, which must follow.
    /// </summary>
    public async ValueTask<IngestRequest?> EnterAsync(HttpContext context, RouteTerms terms)
    {
        if (await CheckAsync(context, terms) is not { } request)
        {
            return null;
        }

        var overload = memory.IsPast ? RetryReason.LowMemory : load.TryEnter() ? RetryReason.None : RetryReason.Overloaded;
        if (overload != RetryReason.None)
        {
            await ProblemAnswer.WriteAsync(context, Unavailable.Problem(CommitOutcome.Retry(overload)));
            return null;
        }

        return request;
    }

    public void Leave() => load.Leave();

    private async ValueTask<IngestRequest?> CheckAsync(HttpContext context, RouteTerms terms)
    {
        var token = authenticator.Authenticate(context.Request, terms.Token);
        if (token.Producer is not { } producer)
        {
            terms.Refused?.Invoke(context.Response, token);
            await Unauthorized.WriteAsync(context, token.Reason, terms.Token);
            return null;
        }

        if (!producer.Scopes.HasFlag(ProducerScopes.Write))
        {
            await Unauthorized.WriteScopeAsync(context, ProducerScopes.Write);
            return null;
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await ProblemAnswer.WriteAsync(context, Unavailable.Problem(CommitOutcome.Retry(RetryReason.ShuttingDown)));
            return null;
        }

        if (terms.Format(context.Request.ContentType) is not { } format)
        {
            await ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.UnsupportedMediaType, $"Expected a Content-Type of {terms.MediaTypes}, in UTF-8."));
            return null;
        }

        if (ContentCodings.Parse(context.Request.Headers.ContentEncoding) is not { } coding)
        {
            context.Response.Headers.AcceptEncoding = ContentCodings.Accepted;
            await ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.UnsupportedEncoding, $"Expected one Content-Encoding of {ContentCodings.Accepted}."));
            return null;
        }

        if (rates.Of(producer) is { } bucket && bucket.Peek() is { IsAdmitted: false } reading)
        {
            await RateLimited.WriteAsync(context, bucket.Policy, reading);
            return null;
        }

        return new IngestRequest(producer, format, coding, clock.GetUtcNow());
    }
}
