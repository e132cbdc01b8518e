using Ingest.Functions.Answering;
using Ingest.Functions.Authenticating;
using Ingest.Functions.Reading;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Endpoints;

/// <summary>
/// What is asked of an ingest request before its body is read: token, scope, whether the receiver stays up, media type,
/// coding. In this order, so that a stranger learns nothing but 401.
/// </summary>
internal sealed class IngestGate(Authenticator authenticator, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>The request as its headers describe it, or null where it has been answered.</summary>
    public async ValueTask<IngestRequest?> AdmitAsync(HttpContext context)
    {
        var token = authenticator.Authenticate(context.Request);
        if (token.Producer is not { } producer)
        {
            await Unauthorized.WriteAsync(context, token.Reason);
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

        if (BodyFormats.Parse(context.Request.ContentType) is not { } format)
        {
            await ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.UnsupportedMediaType, $"Expected a Content-Type of {BodyFormats.Accepted}, in UTF-8."));
            return null;
        }

        if (ContentCodings.Parse(context.Request.Headers.ContentEncoding) is not { } coding)
        {
            context.Response.Headers.AcceptEncoding = ContentCodings.Accepted;
            await ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.UnsupportedEncoding, $"Expected one Content-Encoding of {ContentCodings.Accepted}."));
            return null;
        }

        return new IngestRequest(producer, format, coding, clock.GetUtcNow());
    }
}
