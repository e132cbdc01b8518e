namespace Telemetry.Tool.SchemaChecking;

/// <summary>One fault of one document.</summary>
internal sealed record InstanceFault(string File, TextPlace Place, string Pointer, string Keyword, string SchemaPointer, string Message)
{
    public override string ToString() => $"{File}:{Place.Line}:{Place.Column}: {Message} ({Keyword}{(Pointer.Length == 0 ? "" : $" at {Pointer}")})";
}
