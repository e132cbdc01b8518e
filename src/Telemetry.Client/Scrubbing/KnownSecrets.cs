namespace Telemetry.Client.Scrubbing;

/// <summary>Secrets that their makers gave a beginning of their own, so that scanners find them.</summary>
internal static class KnownSecrets
{
    /// <summary>What must follow the beginning, in letters, digits and marks.</summary>
    private const int ShortestRest = 8;
    private const int LongestRest = 64;

    // AWS (IAM user guide, unique identifiers); GitHub, GitLab, Slack, Google, npm, PyPI, Stripe, SendGrid, Vault, DigitalOcean, Shopify, Square,
    // Telegram-like and model services (their documentation of token formats); age; this product's own tk_.
    // Space before what begins with the same letter; CharacterTraits.Secret marks these letters.
    private static string Beginnings(char first) => first switch
    {
        'A' => "AKIA ASIA ABIA ACCA AIza AGE-SECRET-KEY- ATATT3",
        'C' => "CfDJ8",
        'E' => "EAACEdEose0cBA",
        'G' => "GOCSPX-",
        'N' => "NRAK-",
        'P' => "PMAK-",
        'S' => "SG.",
        'd' => "dop_v1_ dckr_pat_",
        'e' => "eyJ",
        'f' => "figd_",
        'g' => "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glsa_ gsk_",
        'h' => "hvs. hvb. hf_",
        'l' => "lin_api_",
        'n' => "npm_ nvapi-",
        'p' => "pypi- pk_live_ pat-",
        'r' => "rk_live_ rk_test_ rubygems_",
        's' => "sk_live_ sk_test_ shpat_ shpss_ sq0atp- sq0csp- sk-",
        't' => "tk_",
        'w' => "whsec_",
        'x' => "xoxa- xoxb- xoxc- xoxe- xoxp- xoxr- xoxs- xapp-",
        'y' => "ya29.",
        _ => "",
    };

    internal static bool IsIn(ReadOnlySpan<char> word)
    {
        var rest = new Rest(word);
        var inside = false;
        for (var i = 0; i + ShortestRest < word.Length; i++)
        {
            var traits = Characters.TraitsOf(word[i]);
            if (!inside && (traits & CharacterTraits.Secret) != 0 && WordList.BeginningOf(Beginnings(word[i]), word[i..]) is { IsEmpty: false } beginning
                && rest.IsAt(i + beginning.Length, beginning is "AKIA" or "ASIA"))
            {
                return true;
            }

            inside = char.IsAsciiLetterOrDigit(word[i]);
        }

        return false;
    }

    /// <summary>
    /// What follows a beginning: long enough, and with a digit or both cases in it, for <c>pat-riotically</c> and <c>npm_lifecycle</c> are words. Asked from left to
    /// right, it looks at nothing twice, however many beginnings follow each other.
    /// </summary>
    private ref struct Rest(ReadOnlySpan<char> word)
    {
        private readonly ReadOnlySpan<char> _word = word;
        private int _end = -1;
        private int _digit = -1;
        private int _upper = -1;
        private int _lower = -1;

        internal bool IsAt(int start, bool anyCase)
        {
            if (_end < start)
            {
                _end = EndFrom(start);
            }

            var end = Math.Min(_end, start + LongestRest);
            return end - start >= ShortestRest
                && (anyCase || Next(ref _digit, start, '0', '9') < end || (Next(ref _upper, start, 'A', 'Z') < end && Next(ref _lower, start, 'a', 'z') < end));
        }

        private readonly int EndFrom(int start)
        {
            var length = _word[start..].IndexOfAnyExcept(CharacterSets.SecretRest);
            return length < 0 ? _word.Length : start + length;
        }

        private readonly int Next(ref int found, int start, char first, char last)
        {
            if (found < start)
            {
                var length = _word[start..].IndexOfAnyInRange(first, last);
                found = length < 0 ? _word.Length : start + length;
            }

            return found;
        }
    }
}
