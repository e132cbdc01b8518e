namespace Telemetry.Schema.Catalogue;

/// <summary>The envelope every event comes in: its schema, compiled, and what the schema says about its fields.</summary>
public sealed class EnvelopeDefinition
{
    /// <summary>The envelope's file below <c>schemas/</c>.</summary>
    public const string FileName = "envelope.schema.json";

    /// <summary>The envelope member that holds what the event is about; an event's own schema describes it.</summary>
    public const string DataMember = "data";

    internal EnvelopeDefinition()
    {
    }

    /// <summary>What the envelope is.</summary>
    public required string Description { get; init; }

    /// <summary>The compiled schema of the envelope; <c>data</c> is any object in it.</summary>
    public required JsonSchema Schema { get; init; }

    /// <summary>The schema file's bytes.</summary>
    public required ReadOnlyMemory<byte> SchemaUtf8 { get; init; }

    /// <summary>The declared fields with <c>data</c>, in declaration order: the order of <see cref="JsonSchema.RootProperties"/>.</summary>
    public required IReadOnlyList<EventField> Fields { get; init; }

    /// <summary>The version of what users agree to (<c>x-consent-version</c>), at least 1.</summary>
    public required int ConsentVersion { get; init; }

    /// <summary>What no event ever carries, one sentence each (<c>x-never-collected</c>), for the people who are asked.</summary>
    public IReadOnlyList<string> NeverCollected { get; init; } = [];
}
