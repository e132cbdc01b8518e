namespace Telemetry.Schema;

/// <summary>One place where a document breaks its schema.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) to the value in the document; names longer than 64 characters are cut, ending in an ellipsis.</param>
/// <param name="Keyword">
/// The keyword that does not hold. Three names are not JSON Schema's: <c>uniqueNames</c> (an object has a member twice),
/// <c>unicode</c> (a string escapes half a surrogate pair) and <c>false</c> (the schema <c>false</c> allows no value).
/// </param>
/// <param name="Message">What was expected and what came; quotes at most 32 characters of the value, and none of a value whose schema says <c>"x-class": "text"</c>.</param>
/// <param name="SchemaPointer">JSON pointer to the keyword in the schema.</param>
public sealed record ValidationError(string Pointer, string Keyword, string Message, string SchemaPointer)
{
    /// <summary>Position in the document of the first byte of the value, of the name for an error of a name, or of what is no JSON.</summary>
    /// <remarks>No part of equality: what an error says does not depend on how a document is spaced.</remarks>
    public int Offset { get; init; }

    /// <summary>Whether both say the same.</summary>
    public bool Equals(ValidationError? other) =>
        other is not null
        && Pointer == other.Pointer
        && Keyword == other.Keyword
        && Message == other.Message
        && SchemaPointer == other.SchemaPointer;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Pointer, Keyword, Message, SchemaPointer);
}
