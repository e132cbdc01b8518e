using System.CommandLine;
using Notes.Cli.Store;

namespace Notes.Cli.Commands;

/// <summary><c>notes list</c>.</summary>
internal static class ListCommand
{
    internal static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Prints the notes as JSON." };
        var tag = new Option<string?>("--tag") { Description = "Only notes with this tag." };
        var command = new Command("list", "Lists notes, oldest first.") { json, tag };
        command.SetAction(async (result, cancellation) =>
        {
            var notes = await NoteStore.Open().ReadAsync(cancellation);
            if (result.GetValue(tag) is { } wanted)
            {
                notes = [.. notes.Where(note => note.HasTag(wanted))];
            }

            await NotePrinting.PrintAsync(
                notes, result.GetValue(json) ? NoteFormat.Json : NoteFormat.Text, result.InvocationConfiguration.Output);
        });
        return command;
    }
}
