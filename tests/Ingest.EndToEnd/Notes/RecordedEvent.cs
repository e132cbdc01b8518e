using System.Text.Json;

namespace Ingest.EndToEnd.Notes;

/// <summary>A line of a telemetry file.</summary>
internal sealed record RecordedEvent(string Name, JsonElement Data)
{
    /// <summary>All events of a file, each accepted by the catalogue.</summary>
    internal static IReadOnlyList<RecordedEvent> ReadAll(string file) => [.. File.ReadLines(file).Select(line =>
    {
        CatalogueCheck.AssertAccepted(line);
        var envelope = JsonDocument.Parse(line).RootElement;
        return new RecordedEvent(envelope.GetProperty("name").GetString()!, envelope.GetProperty("data"));
    })];

    internal string? Text(string field) => Data.TryGetProperty(field, out var value) ? value.GetString() : null;

    internal int? Number(string field) => Data.TryGetProperty(field, out var value) ? value.GetInt32() : null;
}
