namespace Ingest.Functions.Authenticating;

/// <summary>How many refusals of one reason were logged since the first of this minute; whoever guesses tokens must not fill the log.</summary>
/// <param name="Started">When the window began, on a monotonic clock.</param>
/// <param name="Logged">Refusals of this window that have a line; 0 where there is no window yet.</param>
/// <param name="Withheld">Those that have none.</param>
internal readonly record struct RefusalWindow(TimeSpan Started, int Logged, long Withheld)
{
    /// <summary>Lines of one reason in a window: enough to see who it is, too few to flood.</summary>
    public const int MostLines = 10;

    /// <summary>How long a window lasts: 1 minute.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>Takes one more refusal.</summary>
    public RefusalStep Refuse(TimeSpan now)
    {
        if (Logged == 0 || now - Started >= Length)
        {
            return new RefusalStep(new RefusalWindow(now, 1, 0), RefusalLine.Written, Withheld);
        }

        return Logged < MostLines
            ? new RefusalStep(this with { Logged = Logged + 1 }, RefusalLine.Written, 0)
            : new RefusalStep(this with { Withheld = Withheld + 1 }, RefusalLine.Withheld, 0);
    }
}
