namespace Notes.Cli.Commands;

/// <summary>How notes are printed.</summary>
internal enum NoteFormat
{
    /// <summary>One line per note.</summary>
    Text,

    /// <summary>A JSON array.</summary>
    Json,

    /// <summary>A Markdown document.</summary>
    Md,
}
