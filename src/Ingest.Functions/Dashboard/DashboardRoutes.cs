using Ingest.Functions.Configuring;
using Ingest.Functions.Hosting;
using Ingest.Functions.Sinks.Files;

namespace Ingest.Functions.Dashboard;

/// <summary>Puts the dashboard into a receiver that stores files, and nothing into any other.</summary>
internal static class DashboardRoutes
{
    public const string Page = "/dashboard";

    public const string Live = "/dashboard/live";

    public const string Assets = "/dashboard/assets/";

    private const string AssetName = "asset";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void AddDashboard(this IServiceCollection services, IngestSettings settings, Exposure exposure)
    {
        var place = Enum.Parse<DashboardPlace>(settings.Dashboard, ignoreCase: true);
        if (settings is { DryRun: true } or { File: null } || place == DashboardPlace.Off)
        {
            return;
        }

        services.AddSingleton(s => new DashboardIndex(s.GetRequiredService<FileStoreOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DashboardBoard>();
        services.AddSingleton(s => new DashboardAccess(place, s.GetRequiredService<Authenticating.ProducerRegistry>(), exposure, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DashboardPage>();
        services.AddSingleton<DashboardLive>();
    }

    public static void MapDashboard(this IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        if (services.GetService<DashboardPage>() is not { } page)
        {
            return;
        }

        endpoints.MapMethods(Page, Read, page.HandleAsync);
        endpoints.MapMethods(Live, Read, services.GetRequiredService<DashboardLive>().HandleAsync);
        endpoints.MapMethods($"{Assets}{{{AssetName}}}", Read, AssetAsync);
    }

    /// <summary>Styles and script are the same for everyone and say nothing of the rows.</summary>
    private static async Task AssetAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues[AssetName]!;
        if (DashboardAsset.All.FirstOrDefault(a => a.Path == name) is not { } asset)
        {
            await Answering.ProblemAnswer.WriteAsync(context, new Answering.Problem(Answering.ProblemTypes.NotFound, "There is no such file; reload the dashboard."));
            return;
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var takesBrotli = PageEncoding.Of(context.Request) == PageEncoding.Brotli;
        if (takesBrotli)
        {
            context.Response.Headers.ContentEncoding = PageEncoding.Brotli;
        }

        await Answering.JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, asset.MediaType, takesBrotli ? asset.Brotli : asset.Content);
    }
}
