namespace Ingest.EndToEnd.Notes;

/// <summary>What a finished <c>notes</c> process left behind.</summary>
internal sealed record NotesRun(int ExitCode, string Output, string Error);
