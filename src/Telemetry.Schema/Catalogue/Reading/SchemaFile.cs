namespace Telemetry.Schema.Catalogue.Reading;

/// <summary>One schema file as it was found.</summary>
/// <param name="Name">The path below <c>schemas/</c>, with forward slashes.</param>
/// <param name="Utf8">The bytes.</param>
internal sealed record SchemaFile(string Name, byte[] Utf8)
{
    public const string EventFolder = "events/";

    public bool IsEnvelope => Name == EnvelopeDefinition.FileName;
}
