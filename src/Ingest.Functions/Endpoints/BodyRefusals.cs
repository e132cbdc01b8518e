using Ingest.Functions.Answering;
using Ingest.Functions.Reading;

namespace Ingest.Functions.Endpoints;

/// <summary>Answers a request whose body was not taken in.</summary>
internal static class BodyRefusals
{
    public static Task WriteAsync(HttpContext context, ReadFault fault)
    {
        if (fault == ReadFault.Aborted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        // What is left of the body is not worth reading; a client that sees the answer stops sending.
        context.Response.Headers.Connection = "close";
        return ProblemAnswer.WriteAsync(context, ReadProblems.For(fault));
    }
}
