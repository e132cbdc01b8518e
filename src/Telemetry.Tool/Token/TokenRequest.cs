using System.Globalization;

namespace Telemetry.Tool.Token;

/// <summary>What a new token is to allow.</summary>
/// <param name="Apps">App names, or a lone <c>*</c>.</param>
/// <param name="Scopes">One or both of <see cref="Write"/> and <see cref="Read"/>.</param>
/// <param name="Expires">When it ends; null for never.</param>
internal sealed record TokenRequest(IReadOnlyList<string> Apps, IReadOnlyList<string> Scopes, DateTimeOffset? Expires)
{
    public const string Write = "write";

    public const string Read = "read";

    private const string AllApps = "*";

    // The bound of "app" in the envelope.
    private const int LongestApp = 64;

    // A hundred years: beyond any use, and within what dates can hold.
    private const int MostDays = 36500;

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <exception cref="UsageException">A value cannot be; the message says what is taken.</exception>
    public static TokenRequest Of(IReadOnlyList<string> apps, IReadOnlyList<string> scopes, string? expires, TimeProvider time)
    {
        var names = apps.SelectMany(a => a.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        if (names.Count == 0 || names.Exists(n => n.Length > LongestApp || n.Any(char.IsControl)))
        {
            throw new UsageException($"--app takes names of at most {LongestApp} characters, separated by commas, or '{AllApps}'.");
        }

        if (names.Contains(AllApps) && names.Count > 1)
        {
            throw new UsageException($"--app takes names or '{AllApps}', not both; '{AllApps}' includes every name.");
        }

        return new TokenRequest(names, [.. scopes.Distinct()], expires is null ? null : End(expires, time.GetUtcNow()));
    }

    private static DateTimeOffset End(string text, DateTimeOffset now)
    {
        var end = text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostDays
            ? now.AddDays(days)
            : DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? date
                : throw new UsageException($"--expires takes days such as 90d, a date such as 2027-06-30, or a time such as 2027-06-30T12:00:00Z; '{text}' is none.");

        return end > now ? end : throw new UsageException($"--expires lies in the past ('{text}'); such a token would never work.");
    }
}
