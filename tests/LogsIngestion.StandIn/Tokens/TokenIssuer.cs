using System.Collections.Concurrent;
using System.Security.Cryptography;
using LogsIngestion.StandIn.Rules;

namespace LogsIngestion.StandIn.Tokens;

/// <summary>Issues opaque access tokens and recognises them again. Safe for concurrent use.</summary>
public sealed class TokenIssuer
{
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<string, IssuedToken> _issued = new(StringComparer.Ordinal);
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _clock;
    private long _count;

    internal TokenIssuer(TimeSpan lifetime, TimeProvider clock) => (_lifetime, _clock) = (lifetime, clock);

    /// <summary>How many tokens were issued so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Issues a token.</summary>
    /// <param name="audience">Whom it is for; the stand-in takes only those for <see cref="ServiceLimits.Audience"/>, the default.</param>
    /// <param name="lifetime">How long it is taken; the configured lifetime by default.</param>
    public IssuedToken Issue(string audience = ServiceLimits.Audience, TimeSpan? lifetime = null)
    {
        var token = new IssuedToken(RandomNumberGenerator.GetHexString(64, lowercase: true), audience, _clock.GetUtcNow() + (lifetime ?? _lifetime));
        _issued[token.Value] = token;
        Interlocked.Increment(ref _count);
        return token;
    }

    /// <summary>No token issued so far is taken any longer.</summary>
    public void RevokeAll() => _issued.Clear();

    internal TokenVerdict Check(string? authorization, string audience)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return TokenVerdict.Missing;
        }

        if (!_issued.TryGetValue(authorization[Scheme.Length..].Trim(), out var token))
        {
            return TokenVerdict.Foreign;
        }

        if (token.Audience.TrimEnd('/') != audience)
        {
            return TokenVerdict.OtherAudience;
        }

        return token.Expires > _clock.GetUtcNow() ? TokenVerdict.Valid : TokenVerdict.Expired;
    }
}
