namespace Telemetry.Panels.Rows;

/// <summary>The texts of a row that panels ask for. Few rows differ in all of them, so rows share them.</summary>
internal enum RowText
{
    Name,
    App,
    AppVersion,
    Channel,
    Os,
    Arch,
    InvokedFrom,
    Command,
    Subcommand,
    Outcome,
    FailureReason,
    ProducerId,
    ExitCode,
    Phase,
    Backend,
    ExceptionType,
    RootCauseType,
    FrameFunction,
    FrameFile,

    /// <summary>Of rejects alone, like the two that follow.</summary>
    Reason,
    Keyword,
    Pointer,
}
