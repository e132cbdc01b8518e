namespace Telemetry.Client.Scrubbing;

/// <summary>Secrets that their makers gave a beginning of their own, so that scanners find them.</summary>
internal static class KnownSecrets
{
    /// <summary>What must follow the beginning, in letters, digits and marks.</summary>
    private const int ShortestRest = 8;
    private const int LongestRest = 64;

    // AWS (IAM user guide, unique identifiers); GitHub, GitLab, Slack, Google, npm, PyPI, Stripe, SendGrid, Vault, DigitalOcean, Shopify, Square,
    // Telegram-like and model services (their documentation of token formats); age; this product's own tk_.
    private static readonly string[] Beginnings =
    [
        "AKIA", "ASIA", "ABIA", "ACCA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "glrt-", "glsa_",
        "xoxa-", "xoxb-", "xoxc-", "xoxe-", "xoxp-", "xoxr-", "xoxs-", "xapp-", "AIza", "ya29.", "GOCSPX-", "npm_", "pypi-", "sk_live_", "sk_test_", "rk_live_", "rk_test_",
        "pk_live_", "whsec_", "SG.", "hvs.", "hvb.", "dop_v1_", "shpat_", "shpss_", "sq0atp-", "sq0csp-", "sk-", "hf_", "dckr_pat_", "figd_", "lin_api_", "AGE-SECRET-KEY-", "tk_", "eyJ",
        "nvapi-", "PMAK-", "NRAK-", "rubygems_", "CfDJ8", "gsk_", "pat-", "ATATT3", "EAACEdEose0cBA",
    ];

    private static readonly bool[] Firsts = FirstCharacters();

    internal static bool IsIn(ReadOnlySpan<char> word)
    {
        for (var i = 0; i + ShortestRest < word.Length; i++)
        {
            if (word[i] < 128 && Firsts[word[i]] && (i == 0 || !char.IsAsciiLetterOrDigit(word[i - 1])) && Begins(word[i..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Begins(ReadOnlySpan<char> text)
    {
        foreach (var beginning in Beginnings)
        {
            if (text.Length >= beginning.Length + ShortestRest && text.StartsWith(beginning, StringComparison.Ordinal))
            {
                return IsRest(text[beginning.Length..], beginning);
            }
        }

        return false;
    }

    /// <summary>Long enough, and with a digit or both cases in it: <c>pat-riotically</c> and <c>npm_lifecycle</c> are words.</summary>
    private static bool IsRest(ReadOnlySpan<char> rest, ReadOnlySpan<char> beginning)
    {
        var length = 0;
        var digit = false;
        var upper = false;
        var lower = false;
        while (length < Math.Min(rest.Length, LongestRest) && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '-' or '.'))
        {
            digit |= char.IsAsciiDigit(rest[length]);
            upper |= char.IsAsciiLetterUpper(rest[length]);
            lower |= char.IsAsciiLetterLower(rest[length]);
            length++;
        }

        return length >= ShortestRest && (digit || (upper && lower) || beginning is "AKIA" or "ASIA");
    }

    private static bool[] FirstCharacters()
    {
        var firsts = new bool[128];
        foreach (var beginning in Beginnings)
        {
            firsts[beginning[0]] = true;
        }

        return firsts;
    }
}
