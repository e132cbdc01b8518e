using Microsoft.AspNetCore.DataProtection;

namespace Ingest.Functions.Hosting.Isolated;

/// <summary>What the worker brings along that the receiver is better without.</summary>
internal static class WorkerServices
{
    /// <summary>
    /// Takes out the service that makes keys for cookies at every start, writes them below the home directory and warns that they lie there
    /// unencrypted. It comes with MVC, which the worker adds for functions that return its results; no answer of the receiver has a cookie.
    /// </summary>
    public static void RemoveDataProtection(this IServiceCollection services)
    {
        var keys = services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(DataProtectionOptions).Assembly).ToList();
        foreach (var service in keys)
        {
            services.Remove(service);
        }
    }
}
