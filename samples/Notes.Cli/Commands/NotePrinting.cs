using System.Text;
using Notes.Cli.Store;

namespace Notes.Cli.Commands;

/// <summary>Turns notes into text.</summary>
internal static class NotePrinting
{
    internal static Task PrintAsync(IReadOnlyList<Note> notes, NoteFormat format, TextWriter output) =>
        output.WriteAsync(Format(notes, format));

    internal static string Format(IReadOnlyList<Note> notes, NoteFormat format) => format switch
    {
        NoteFormat.Json => NoteJson.Write(notes) + Environment.NewLine,
        NoteFormat.Md => Concatenate(notes, Markdown),
        _ => Concatenate(notes, Line),
    };

    private static string Concatenate(IReadOnlyList<Note> notes, Func<Note, string> format) =>
        notes.Aggregate(new StringBuilder(), (text, note) => text.AppendLine(format(note))).ToString();

    private static string Line(Note note) =>
        $"{note.Id,4}  {note.Title}{string.Concat(note.Tags.Select(tag => $" #{tag}"))}";

    private static string Markdown(Note note) => $"""
        ## {note.Title}

        {note.Body}
        {string.Join(' ', note.Tags.Select(tag => $"`{tag}`"))}
        """;
}
