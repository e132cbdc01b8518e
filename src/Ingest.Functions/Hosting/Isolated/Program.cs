using Ingest.Functions.Hosting;
using Ingest.Functions.Hosting.Isolated;
using Microsoft.Azure.Functions.Worker.Builder;

return await ReceiverRun.ToEndAsync(
    async () =>
    {
        IngestServices.BeginLoading();
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        // The worker's own logger reaches the host only from within an invocation: what uploads, the start and the stop have to say
        // would be dropped. The console reaches it always, and once.
        builder.Logging.ClearProviders();
        builder.AddIngest(Exposure.BehindFunctionsHost);
        builder.Services.AddSingleton(IngestPipeline.Build);
        builder.Services.RemoveDataProtection();
        var host = builder.Build();
        // Made before the start, so that a store that cannot be opened is told like anywhere else, and no request waits for it.
        _ = host.Services.GetRequiredService<RequestDelegate>();
        await host.RunAsync();
    },
    Console.Error);
