namespace Telemetry.Client.Scrubbing;

/// <summary>Characters that a rule needs in a word; without them it need not look.</summary>
[Flags]
internal enum WordMarks
{
    None = 0,
    Digit = 1,
    Slash = 1 << 1,
    Backslash = 1 << 2,
    Colon = 1 << 3,
    Dot = 1 << 4,
    At = 1 << 5,
    Percent = 1 << 6,
    Dash = 1 << 7,
}
