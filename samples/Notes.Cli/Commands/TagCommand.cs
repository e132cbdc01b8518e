using System.CommandLine;
using Notes.Cli.Store;

namespace Notes.Cli.Commands;

/// <summary><c>notes tag add | remove | list</c>.</summary>
internal static class TagCommand
{
    internal static Command Create() => new("tag", "Works with tags.")
    {
        Change("add", "Adds a tag to a note.", static (note, tag) => note.WithTag(tag)),
        Change("remove", "Removes a tag from a note.", static (note, tag) => note.WithoutTag(tag)),
        List(),
    };

    private static Command Change(string name, string description, Func<Note, string, Note> change)
    {
        var id = new Argument<int>("id") { Description = "The note's number." };
        var tag = new Argument<string>("tag") { Description = "The tag." };
        var command = new Command(name, description) { id, tag };
        command.SetAction((result, cancellation) => NoteStore.Open().UpdateAsync(
            result.GetRequiredValue(id), note => change(note, result.GetRequiredValue(tag)), cancellation));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists tags and how many notes have each.");
        command.SetAction(async (result, cancellation) =>
        {
            var notes = await NoteStore.Open().ReadAsync(cancellation);
            foreach (var (tag, count) in notes.SelectMany(n => n.Tags).CountBy(t => t, StringComparer.OrdinalIgnoreCase).OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                await result.InvocationConfiguration.Output.WriteLineAsync($"{count,4}  {tag}");
            }
        });
        return command;
    }
}
