using System.Net.Sockets;
using Functions.HostStandIn.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Functions.HostStandIn.Forwarding;

/// <summary>Passes requests on to the worker as the host's proxy does: bodies as they stream, and with each the id of its invocation.</summary>
internal sealed class RequestForwarder(WorkerChannel channel) : IDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";

    /// <summary>The worker is ready a moment before its server is. The host tries ten times within two seconds; here a slow machine is no fault.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public ReadyWorker? Worker { get; set; }

    public async Task ForwardAsync(HttpContext context)
    {
        if (Worker is not { } worker)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (!worker.Methods.Contains(context.Request.Method))
        {
            // The host routes by the methods of the function.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var invocationId = Guid.NewGuid().ToString();
        using var request = Outgoing(context, worker.Http, invocationId);
        var answering = AnswerAsync(context, request);
        var invocation = channel.InvokeAsync(invocationId, worker.Function);
        try
        {
            await answering;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
        }

        await ((Task)invocation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _http.Dispose();

    private async Task AnswerAsync(HttpContext context, HttpRequestMessage request)
    {
        using var answer = await SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Transfer-Encoding"))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await _http.SendAsync(request, cancellation);
            }
            catch (HttpRequestException e) when (!channel.Ended.IsCompleted && e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private static HttpRequestMessage Outgoing(HttpContext context, Uri worker, string invocationId)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(worker.GetLeftPart(UriPartial.Authority) + target));
        if (context.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(h => h.Key != "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        request.Headers.TryAddWithoutValidation(InvocationHeader, invocationId);
        return request;
    }
}
