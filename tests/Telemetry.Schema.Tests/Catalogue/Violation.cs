using System.Text.Json.Nodes;

namespace Telemetry.Schema.Tests.Catalogue;

/// <summary>A document that breaks one keyword of its schema at one place.</summary>
/// <param name="Keyword">The keyword that is broken.</param>
/// <param name="Pointer">Where the document breaks it.</param>
/// <param name="Document">The document.</param>
internal sealed record Violation(string Keyword, string Pointer, JsonNode Document);
