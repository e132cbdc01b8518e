namespace Telemetry.Client.Spooling;

/// <summary>Who has a segment. It is part of the file's name, so that taking one over is a rename.</summary>
internal enum SegmentState
{
    /// <summary><c>.open</c>: a process appends to it and holds its lock; without a lock the process is dead.</summary>
    Open,

    /// <summary><c>.ready</c>: complete, and free for an uploader.</summary>
    Ready,

    /// <summary><c>.sending</c>: the uploader has claimed it; found at the start of another one, that uploader is dead.</summary>
    Sending,

    /// <summary><c>.tmp</c>: being made out of others; found at the start of another uploader, it is rubbish.</summary>
    Temporary,
}
