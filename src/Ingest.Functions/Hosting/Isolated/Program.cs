using Ingest.Functions.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

// Every request runs through two pipelines here, and each would write four lines about it into the operator's logs.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.AddIngest();
builder.Services.AddSingleton(IngestPipeline.Build);

await builder.Build().RunAsync();
