namespace Telemetry.Client.Consenting;

/// <summary>The consent file as a value.</summary>
internal sealed record ConsentRecord
{
    internal static readonly ConsentRecord None = new();

    internal static readonly ConsentRecord Unreadable = new() { Choice = ConsentChoice.Unreadable };

    internal ConsentChoice Choice { get; init; }

    /// <summary>The version of the field list that was agreed to; null where the file names none.</summary>
    internal int? Version { get; init; }

    /// <summary>The version of the field list whose notice was shown; null where none was.</summary>
    internal int? NoticeVersion { get; init; }

    /// <summary>Grows with every write, so that an answer to a question tells whether the file changed while it was asked.</summary>
    internal long Revision { get; init; }

    /// <summary>What it means for a build whose field list has this version.</summary>
    internal ConsentState StateFor(int currentVersion) => Choice switch
    {
        ConsentChoice.None => ConsentState.None,
        ConsentChoice.Refused => ConsentState.Refused,
        ConsentChoice.Unreadable => ConsentState.Unreadable,
        _ when Version == currentVersion => ConsentState.Granted,
        _ when Version > currentVersion => ConsentState.GrantedForNewerFields,
        _ => ConsentState.GrantedForOlderFields,
    };

    internal NoticeState NoticeFor(int currentVersion) => NoticeVersion switch
    {
        { } version when version == currentVersion => NoticeState.ShownEarlier,
        { } version when version > currentVersion => NoticeState.ShownForNewerFields,
        _ => NoticeState.NotShown,
    };
}
