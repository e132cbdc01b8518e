using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Client;
using Telemetry.Client.Delivering;
using Telemetry.Client.Events;
using Telemetry.Client.Recording;

namespace Ingest.Bench.Serving;

/// <summary>Events as the client itself encodes them.</summary>
internal static class SentEvents
{
    /// <summary>Some runs of a tool: of one word and of two, most of them good.</summary>
    public static async Task<IReadOnlyList<byte[]>> OfCommandsAsync()
    {
        var destination = new KeepingDestination();
        var host = new TelemetryHost { Environment = new RecordingEnvironment(), Connect = _ => destination };
        await using (var telemetry = TelemetryClient.Start(new TelemetryOptions("bench", "1.0.0"), host))
        {
            foreach (var path in new string[][] { ["add"], ["list"], ["search"], ["tag", "add"], ["export"] })
            {
                using var command = telemetry.StartCommand(path);
                command.Complete(0);
            }

            using (var command = telemetry.StartCommand("tag", "remove"))
            {
                command.Fail(FailureReason.ValidationError, 2);
            }

            await telemetry.FlushAsync(TimeSpan.FromSeconds(10));
        }

        return [.. destination.Sent.Select(e => JsonNode.Parse(e)!.AsObject()).Where(e => (string?)e["name"] == "command").Select(OfAnInstallation)];
    }

    /// <summary>With the id of an installation, which the client sends where one has been kept.</summary>
    private static byte[] OfAnInstallation(JsonObject sent)
    {
        sent["install_id"] ??= Guid.NewGuid().ToString();
        sent["install_status"] ??= "existing";
        return JsonSerializer.SerializeToUtf8Bytes(sent);
    }

    private sealed class KeepingDestination : IEventDestination
    {
        public List<byte[]> Sent { get; } = [];

        public DeliveryAnswer Send(EventBatch batch, CancellationToken cancellation)
        {
            Sent.AddRange(batch.Events.Select(e => e.ToArray()));
            return DeliveryAnswer.All(DeliveryVerdict.Stored, batch.Events.Length);
        }

        public void Dispose()
        {
        }
    }
}
