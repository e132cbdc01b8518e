using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notes.Cli.Store;

/// <summary>How notes are written as JSON, generated at compile time so that the command can be published ahead of time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<Note>))]
internal sealed partial class NoteJson : JsonSerializerContext
{
    internal static string Write(IReadOnlyList<Note> notes) => JsonSerializer.Serialize(notes, Default.IReadOnlyListNote);
}
