namespace Ingest.Functions.Sinks;

/// <summary>What this receiver does with rows.</summary>
internal enum SinkMode
{
    /// <summary>Logs them and stores nothing.</summary>
    DryRun,

    /// <summary>Appends them to files.</summary>
    File,
}

/// <summary>The names of modes as health answers and start-up lines say them.</summary>
internal static class SinkModes
{
    public static string Name(this SinkMode mode) => mode switch
    {
        SinkMode.DryRun => "dry-run",
        SinkMode.File => "file",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
