namespace Telemetry.Schema;

/// <summary>One place where a document breaks its schema.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) to the value in the document; names longer than 64 characters are cut, ending in an ellipsis.</param>
/// <param name="Keyword">
/// The keyword that does not hold. Three names are not JSON Schema's: <c>uniqueNames</c> (an object has a member twice),
/// <c>unicode</c> (a string escapes half a surrogate pair) and <c>false</c> (the schema <c>false</c> allows no value).
/// </param>
/// <param name="Message">What was expected and what came; quotes at most 32 characters of the value, and none of a value whose schema says <c>"x-class": "text"</c>.</param>
/// <param name="SchemaPointer">JSON pointer to the keyword in the schema.</param>
public sealed record ValidationError(string Pointer, string Keyword, string Message, string SchemaPointer);
