using System.CommandLine;
using Notes.Cli.Store;
using Telemetry.Client.Events;

namespace Notes.Cli.Commands;

/// <summary><c>notes add</c>.</summary>
internal static class AddCommand
{
    internal static Command Create()
    {
        var title = new Argument<string>("title") { Description = "The note's title." };
        var body = new Option<string>("--body") { Description = "The note's text; - reads it from standard input.", DefaultValueFactory = _ => "" };
        var tags = new Option<string[]>("--tag") { Description = "A tag; may be repeated.", DefaultValueFactory = _ => [] };
        var command = new Command("add", "Adds a note and prints its number.") { title, body, tags };
        command.SetAction(async (result, cancellation) =>
        {
            var text = result.GetRequiredValue(body);
            if (text == "-")
            {
                text = await Console.In.ReadToEndAsync(cancellation);
            }

            var note = await NoteStore.Open().AddAsync(
                Titled(result.GetRequiredValue(title)), text, result.GetRequiredValue(tags), cancellation);
            await result.InvocationConfiguration.Output.WriteLineAsync($"{note.Id}");
        });
        return command;
    }

    private static string Titled(string title) => string.IsNullOrWhiteSpace(title)
        ? throw new NotesException("A note needs a title; what came is blank.", FailureReason.ValidationError)
        : title;
}
