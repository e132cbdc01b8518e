using System.Text.Json;
using Telemetry.Schema.Compiling.Uris;

namespace Telemetry.Schema.Compiling;

/// <summary>A JSON text with schemas in it.</summary>
/// <param name="Uri">What it is known by; its schemas may give themselves other identifiers.</param>
/// <param name="Root">The whole of it.</param>
/// <param name="Prefix">What stands before a JSON pointer into it in messages: nothing for the document being compiled.</param>
internal sealed record SchemaDocument(UriReference Uri, JsonElement Root, string Prefix)
{
    /// <summary>The schemas of the document that have been read, by their pointer.</summary>
    public Dictionary<string, SchemaNode> Nodes { get; } = [];
}
