using Ingest.Recorder;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

const int NotUsable = 2;

if (args is not [var path])
{
    Console.Error.WriteLine("""
        Expected one argument, the file to record to. Prints two addresses once it listens:
          http    answers /accept with 204, /refuse with 503, /slow with 204 after 30 s, /nonsense with 200 and no JSON
          garbage answers with bytes that are not HTTP
        """);
    return NotUsable;
}

await using var recording = new Recording(path);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Listen(System.Net.IPAddress.Loopback, 0);
    kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Run(GarbageAnswer.WriteAsync));
});
await using var app = builder.Build();
app.Run(new RecordedAnswers(recording).AnswerAsync);
await app.StartAsync();
var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
Console.Out.WriteLine($"http {addresses[0]}");
Console.Out.WriteLine($"garbage {addresses[1]}");
await app.WaitForShutdownAsync();
return 0;
