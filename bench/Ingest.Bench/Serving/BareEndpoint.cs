using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ingest.Bench.Serving;

/// <summary>The least that a server can do with a request: Kestrel reads the whole body and answers 204. No routing, no log.</summary>
internal static class BareEndpoint
{
    /// <summary>What this program is started with to be that server, with its address after it.</summary>
    public const string Argument = "bare";

    public static Task<Server> StartAsync() => Server.StartAsync(Build(Server.AnyPort));

    /// <summary>Serves until the process is ended.</summary>
    public static Task RunAsync(string url) => Build(url).RunAsync();

    private static WebApplication Build(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
