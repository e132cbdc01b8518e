using System.Net;
using System.Text;
using Ingest.Functions.Answering;

namespace Ingest.Functions.Endpoints;

/// <summary><c>GET /problems/{code}</c>: what the <c>type</c> of an error leads to.</summary>
internal static class ProblemPages
{
    public const string RouteValue = "code";

    public static Task PageAsync(HttpContext context)
    {
        var code = (string)context.Request.RouteValues[RouteValue]!;
        return ProblemTypes.All.FirstOrDefault(p => p.Code == code) is { } problem
            ? WriteAsync(context, problem.Title, $"<p>{Encode(problem.Meaning)}</p><h2>What to do</h2><p>{Encode(problem.Remedy)}</p><p>Status {problem.Status}, type <code>{problem.Uri}</code>. <a href=\"/problems\">All problems</a></p>")
            : ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.NotFound, "There is no such problem; GET /problems lists them."));
    }

    public static Task IndexAsync(HttpContext context)
    {
        var rows = ProblemTypes.All.Select(p => $"<li><a href=\"{p.Uri}\">{p.Status} {Encode(p.Title)}</a></li>");
        return WriteAsync(context, "Problems this receiver answers with", $"<ul>{string.Concat(rows)}</ul>");
    }

    private static Task WriteAsync(HttpContext context, string title, string body)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        var page = $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Encode(title)}</title><h1>{Encode(title)}</h1>{body}</html>\n";
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(page));
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
