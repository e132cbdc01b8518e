namespace Telemetry.Schema;

/// <summary>Chooses the schema of a member of the root by what the members before it say, so that both are checked in one pass.</summary>
internal interface IMemberChoice
{
    /// <summary>Index of the member in <see cref="JsonSchema.RootProperties"/>.</summary>
    int Member { get; }

    /// <summary>Called at most once for a document, when the member is reached.</summary>
    /// <param name="utf8Json">The document.</param>
    /// <param name="before">Where the members lie that came before, by their index in <see cref="JsonSchema.RootProperties"/>.</param>
    /// <returns>The schema that holds beside the member's own; null for none.</returns>
    JsonSchema? Choose(ReadOnlySpan<byte> utf8Json, ReadOnlySpan<JsonMember> before);
}
