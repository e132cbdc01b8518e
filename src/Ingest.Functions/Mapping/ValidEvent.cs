using Telemetry.Schema;

namespace Ingest.Functions.Mapping;

/// <summary>An event that passed every check, and where its members lie.</summary>
internal readonly ref struct ValidEvent
{
    public required ReadOnlySpan<byte> Utf8 { get; init; }

    /// <summary>Ranges within <see cref="Utf8"/>, by the envelope's fields.</summary>
    public required ReadOnlySpan<JsonMember> Envelope { get; init; }

    public required ReadOnlySpan<byte> DataUtf8 { get; init; }

    /// <summary>Ranges within <see cref="DataUtf8"/>, by the event's fields.</summary>
    public required ReadOnlySpan<JsonMember> Data { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary><see cref="Time"/> as the event itself writes it, a JSON string.</summary>
    public required ReadOnlySpan<byte> TimeJson { get; init; }
}
