using Microsoft.Azure.Functions.Worker;

namespace Ingest.Functions.Hosting.Isolated;

/// <summary>
/// The receiver as one function of the isolated worker: every method and every path, so that routing, authentication and
/// answers stay those of the endpoint pipeline. Public because the worker's generated executor calls it directly.
/// </summary>
/// <param name="pipeline">The endpoint pipeline, built once for the process.</param>
public sealed class HttpFunction(RequestDelegate pipeline)
{
    /// <summary>Hands the request to the endpoint pipeline, which writes the answer.</summary>
    /// <param name="request">The request as the worker's own Kestrel received it; its body is still unread.</param>
    [Function("http")]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")]
        HttpRequest request)
    {
        // The worker has routed to this function; with that endpoint left in place the pipeline's routing would not choose.
        request.HttpContext.SetEndpoint(null);
        return pipeline(request.HttpContext);
    }
}
