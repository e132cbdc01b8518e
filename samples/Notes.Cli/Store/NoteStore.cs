using System.Text.Json;
using Telemetry.Client.Events;

namespace Notes.Cli.Store;

/// <summary>
/// All notes in one JSON file, replaced as a whole by a rename, so that a reader sees the notes before a change or after it.
/// A lock file next to it keeps two changes from overwriting each other.
/// </summary>
internal sealed class NoteStore(string directory, TimeProvider time)
{
    private const string LockName = "notes.lock";
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LockInterval = TimeSpan.FromMilliseconds(20);

    private string FilePath => Path.Combine(directory, "notes.json");

    internal static NoteStore Open() => new(NotesHome.Find(), TimeProvider.System);

    internal async Task<IReadOnlyList<Note>> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(FilePath);
            return await JsonSerializer.DeserializeAsync(file, NoteJson.Default.IReadOnlyListNote, cancellation) ?? [];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException e)
        {
            throw new NotesException($"{FilePath} is not a list of notes. Move it away to start afresh.", FailureReason.ConfigError, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotesException($"{FilePath} cannot be read: {e.Message}", FailureReason.ConfigError, e);
        }
    }

    internal async Task<Note> AddAsync(string title, string body, IReadOnlyList<string> tags, CancellationToken cancellation)
    {
        Note? added = null;
        await ChangeAsync(
            notes =>
            {
                added = new(notes.Select(n => n.Id).DefaultIfEmpty().Max() + 1, title, body, tags, time.GetUtcNow());
                return [.. notes, added];
            },
            cancellation);
        return added!;
    }

    internal Task UpdateAsync(int id, Func<Note, Note> change, CancellationToken cancellation) => ChangeAsync(
        notes => notes.Any(n => n.Id == id)
            ? [.. notes.Select(n => n.Id == id ? change(n) : n)]
            : throw new NotesException($"There is no note {id}. See `notes list`.", FailureReason.ValidationError),
        cancellation);

    private async Task ChangeAsync(Func<IReadOnlyList<Note>, IReadOnlyList<Note>> change, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(directory);
            await using var turn = await TakeTurnAsync(cancellation);
            var notes = change(await ReadAsync(cancellation));
            await AtomicFile.ReplaceAsync(FilePath, NoteJson.Write(notes), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotesException($"{FilePath} cannot be written: {e.Message}", FailureReason.ConfigError, e);
        }
    }

    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(started) < LockPatience)
            {
                await Task.Delay(LockInterval, time, cancellation);
            }
        }
    }
}
