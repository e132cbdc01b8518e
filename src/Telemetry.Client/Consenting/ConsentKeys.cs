namespace Telemetry.Client.Consenting;

/// <summary>The names and words of the consent file: docs/files.md.</summary>
internal static class ConsentKeys
{
    internal const string Consent = "consent";
    internal const string Version = "consent_version";
    internal const string NoticeVersion = "notice_version";
    internal const string DecidedAt = "decided_at";
    internal const string Revision = "revision";

    internal const string Granted = "granted";
    internal const string Refused = "refused";

    internal static readonly string[] All = [Consent, Version, NoticeVersion, DecidedAt, Revision];
}
