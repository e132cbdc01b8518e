namespace Telemetry.Schema.Catalogue;

/// <summary>One version of one event: its data schema, compiled, and what the schema says about its fields.</summary>
public sealed class EventDefinition
{
    internal EventDefinition(string name, int version, string file)
    {
        Name = name;
        Version = version;
        File = file;
    }

    /// <summary>The event's name on the wire.</summary>
    public string Name { get; }

    /// <summary>The version of the data schema, at least 1.</summary>
    public int Version { get; }

    /// <summary>The schema file below <c>schemas/</c>, with forward slashes.</summary>
    public string File { get; }

    /// <summary>The event's title.</summary>
    public required string Title { get; init; }

    /// <summary>What the event is about.</summary>
    public required string Description { get; init; }

    /// <summary>Who makes the event (<c>x-audience</c>).</summary>
    public required EventAudience Audience { get; init; }

    /// <summary>The app whose client sends the event, where that client's own form does not say (<c>x-app</c>); null for events of the client library.</summary>
    public string? App { get; init; }

    /// <summary>The compiled schema of the <c>data</c> object.</summary>
    public required JsonSchema Schema { get; init; }

    /// <summary>The schema file's bytes.</summary>
    public required ReadOnlyMemory<byte> SchemaUtf8 { get; init; }

    /// <summary>The declared fields, in declaration order: the order of <see cref="JsonSchema.RootProperties"/>.</summary>
    public required IReadOnlyList<EventField> Fields { get; init; }
}
