using System.Diagnostics.CodeAnalysis;
using Ingest.Functions.Answering;
using Ingest.Functions.Dashboard;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Endpoints.Dws;
using Ingest.Functions.Endpoints.OneCollector;
using Ingest.Functions.Observing;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Hosting;

/// <summary>The receiver as one delegate over <see cref="HttpContext"/>: every way of hosting it calls this and nothing else.</summary>
internal static class IngestPipeline
{
    private static readonly string[] Post = [HttpMethods.Post];
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static RequestDelegate Build(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.Use(services.GetRequiredService<RequestFrame>().InvokeAsync);
        app.UseRouting();
        app.Use(AnswerUnroutedAsync);
        app.UseEndpoints(endpoints => Map(endpoints, services));
        return app.Build();
    }

    // RequestDelegate overloads throughout: the others build delegates by reflection, which start-up would pay for.
    private static void Map(IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        // What the catalogue takes is prepared on another processor while this one starts; the first event waits for what is left.
        _ = Task.Run(services.GetRequiredService<EventPlans>);
        var events = Later<EventsEndpoint>(services);
        var named = Later<NamedEventsEndpoint>(services);
        var dws = Later<DwsEndpoint>(services);
        var collector = Later<OneCollectorEndpoint>(services);
        var catalogue = Later<CatalogueEndpoint>(services);
        var health = services.GetRequiredService<HealthEndpoint>();
        endpoints.MapMethods("/v1/events", Post, c => events.Value.HandleAsync(c));
        endpoints.MapMethods($"/v1/events/{{{NamedEventsEndpoint.RouteValue}}}", Post, c => named.Value.HandleAsync(c));
        endpoints.MapMethods("/dws", Post, c => dws.Value.HandleAsync(c));
        endpoints.MapMethods("/", Post, c => dws.Value.HandleAsync(c));
        endpoints.MapMethods("/OneCollector/1.0/", Post, c => collector.Value.HandleAsync(c));
        endpoints.MapMethods("/v1/catalog", Read, c => catalogue.Value.ListAsync(c));
        endpoints.MapMethods($"/v1/catalog/{{{CatalogueEndpoint.RouteValue}}}", Read, c => catalogue.Value.SchemaAsync(c));
        endpoints.MapMethods("/", Read, health.RootAsync);
        endpoints.MapMethods("/healthz", Read, health.HealthAsync);
        endpoints.MapMethods("/readyz", Read, health.ReadyAsync);
        endpoints.MapMethods("/metrics", Read, services.GetRequiredService<MetricsEndpoint>().ReadAsync);
        endpoints.MapDashboard(services);
        endpoints.MapMethods("/problems", Read, ProblemPages.IndexAsync);
        endpoints.MapMethods($"/problems/{{{ProblemPages.RouteValue}}}", Read, ProblemPages.PageAsync);
    }

    /// <summary>An endpoint that needs the catalogue: made when it is first asked for, so that the start need not wait.</summary>
    /// <remarks>The annotation is what <see cref="Lazy{T}"/> asks of every type, for when it is given nothing to call.</remarks>
    private static Lazy<TEndpoint> Later<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TEndpoint>(IServiceProvider services)
        where TEndpoint : notnull => new(services.GetRequiredService<TEndpoint>);

    /// <summary>What has a route passes without a task of its own.</summary>
    private static Task AnswerUnroutedAsync(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint() is RouteEndpoint ? next(context) : AnswerOthersAsync(context, next);

    private static async Task AnswerOthersAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is null)
        {
            await ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.NotFound, "There is no such route; GET / tells what runs here."));
            return;
        }

        await next(context);

        // Routing itself answers a wrong method, with Allow and without a body.
        if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false })
        {
            await ProblemAnswer.WriteAsync(context, new Problem(ProblemTypes.MethodNotAllowed, $"This route takes {context.Response.Headers.Allow}."));
        }
    }
}
