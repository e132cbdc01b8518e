using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ingest.Functions.Tests.Answering;

/// <summary>What an answer put into a response.</summary>
internal sealed record Answers(int Status, string? ContentType, IHeaderDictionary Headers, string Body)
{
    public static async Task<Answers> OfAsync(Func<HttpContext, Task> write, string method = "POST")
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = method }, Response = { Body = body } };
        await write(context);
        return new Answers(context.Response.StatusCode, context.Response.ContentType, context.Response.Headers, Encoding.UTF8.GetString(body.ToArray()));
    }
}
