namespace Telemetry.Tool.Catalog.Generating;

/// <summary>A file that the catalogue makes.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Text">The whole text, with LF.</param>
internal sealed record GeneratedFile(string Path, string Text);
