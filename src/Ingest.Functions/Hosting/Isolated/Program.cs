using Ingest.Functions.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;

return await ReceiverRun.ToEndAsync(
    async () =>
    {
        IngestServices.BeginLoading();
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.AddIngest(Exposure.BehindFunctionsHost);
        builder.Services.AddSingleton(IngestPipeline.Build);
        await builder.Build().RunAsync();
    },
    Console.Error);
