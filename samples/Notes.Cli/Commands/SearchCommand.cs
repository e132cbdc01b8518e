using System.CommandLine;
using Notes.Cli.Store;

namespace Notes.Cli.Commands;

/// <summary><c>notes search</c>.</summary>
internal static class SearchCommand
{
    internal static Command Create()
    {
        var text = new Argument<string>("text") { Description = "What to look for in titles, texts and tags." };
        var command = new Command("search", "Finds notes.") { text };
        command.SetAction(async (result, cancellation) =>
        {
            var notes = await NoteStore.Open().ReadAsync(cancellation);
            var wanted = result.GetRequiredValue(text);
            await NotePrinting.PrintAsync(
                [.. notes.Where(note => note.Mentions(wanted))], NoteFormat.Text, result.InvocationConfiguration.Output);
        });
        return command;
    }
}
