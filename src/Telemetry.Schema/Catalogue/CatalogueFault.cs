namespace Telemetry.Schema.Catalogue;

/// <summary>One thing wrong with the files of a catalogue.</summary>
/// <param name="File">The file, with forward slashes; a schema file relative to <c>schemas/</c>.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) of the place in that file; empty for the whole file.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record CatalogueFault(string File, string Pointer, string Message)
{
    /// <summary>The fault on one line: <c>file#pointer: message</c>.</summary>
    public override string ToString() => $"{File}#{Pointer}: {Message}";
}
