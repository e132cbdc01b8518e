namespace Telemetry.Schema.Validating;

/// <summary>A document to validate and what to tell of it.</summary>
internal readonly ref struct Inquiry
{
    public required ReadOnlySpan<byte> Json { get; init; }

    /// <summary>Levels of nesting the document may have.</summary>
    public required int MaxDepth { get; init; }

    /// <summary>Receives where the root's first declared members lie; may be shorter than those or empty.</summary>
    public Span<JsonMember> Members { get; init; }

    /// <summary>Chooses the schema of a member among <see cref="Members"/>.</summary>
    public IMemberChoice? Choice { get; init; }

    /// <summary>Receives where the declared members of the member with the chosen schema lie.</summary>
    public Span<JsonMember> ChosenMembers { get; init; }

    /// <summary>Receives the errors.</summary>
    public ValidationErrors? Errors { get; init; }
}
