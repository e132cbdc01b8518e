namespace Ingest.Functions.Hosting;

/// <summary>What the receiver was asked to do on its command line.</summary>
internal enum CommandKind
{
    Run,
    Help,
    Version,

    /// <summary>Print the settings table of docs/operating.md.</summary>
    Settings,

    /// <summary>Something it does not understand.</summary>
    Refused,
}
