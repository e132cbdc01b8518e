using System.Text;
using System.Text.Json;
using Telemetry.Schema;
using Telemetry.Schema.Catalogue;

namespace Ingest.EndToEnd.Notes;

/// <summary>Checks lines of a telemetry file as the receiver does: the envelope's schema, then the event's.</summary>
internal static class CatalogueCheck
{
    internal static void AssertAccepted(string line)
    {
        AssertValid(EventCatalogue.BuiltIn.Envelope.Schema, line);
        using var envelope = JsonDocument.Parse(line);
        var definition = EventCatalogue.BuiltIn.Find(
            envelope.RootElement.GetProperty("name").GetString()!, envelope.RootElement.GetProperty("v").GetInt32());
        Assert.NotNull(definition);
        AssertValid(definition.Schema, envelope.RootElement.GetProperty("data").GetRawText());
    }

    private static void AssertValid(JsonSchema schema, string json)
    {
        var errors = new ValidationErrors();
        var outcome = schema.Validate(Encoding.UTF8.GetBytes(json), errors);

        Assert.True(outcome == ValidationOutcome.Valid, $"{json}\n{string.Join('\n', errors)}");
    }
}
