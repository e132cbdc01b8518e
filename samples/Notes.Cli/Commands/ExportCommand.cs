using System.CommandLine;
using Notes.Cli.Store;
using Telemetry.Client.Events;

namespace Notes.Cli.Commands;

/// <summary><c>notes export</c>.</summary>
internal static class ExportCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to write; it is replaced." };
        var format = new Option<string>("--format") { Description = "The format of the file.", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong("md", "json");
        var command = new Command("export", "Writes all notes to a file.") { file, format };
        command.SetAction(async (result, cancellation) =>
        {
            var notes = await NoteStore.Open().ReadAsync(cancellation);
            var chosen = result.GetRequiredValue(format) == "json" ? NoteFormat.Json : NoteFormat.Md;
            var path = result.GetRequiredValue(file);
            try
            {
                await AtomicFile.ReplaceAsync(path, NotePrinting.Format(notes, chosen), cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new NotesException($"{path} cannot be written: {e.Message}", FailureReason.ConfigError, e);
            }
        });
        return command;
    }
}
