using System.Text.Json.Nodes;
using Ingest.Functions.Tests.Endpoints;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Tests.Observing.Prometheus;

namespace Ingest.Functions.Tests.Observing;

/// <summary>Reads a running receiver's figures.</summary>
internal static class Figures
{
    public static async Task<Exposition> FiguresAsync(this Receiver receiver) =>
        Exposition.Parse(await receiver.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken));

    /// <summary>Posts where the answer does not matter.</summary>
    public static async Task SendAsync(this Receiver receiver, JsonNode body)
    {
        using var response = await receiver.PostAsync(body);
    }
}
