namespace Ingest.Functions.Validating;

/// <summary>One reason why an event was refused: where, by which rule, and what was expected.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) into the event.</param>
internal sealed record EventFault(string Pointer, string Keyword, string Message);
