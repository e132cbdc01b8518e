using Ingest.Functions.Authenticating;
using Telemetry.Schema.Tokens;

namespace Ingest.Functions.Tests.Authenticating;

/// <summary>Tokens and their holders for tests.</summary>
internal static class Tokens
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A token whose id and secret are each one digit over and over, so that two can share the one and not the other.</summary>
    public static IngestToken Make(byte id, byte secret)
    {
        var calls = 0;
        return IngestToken.Mint(bytes => bytes.Fill(calls++ == 0 ? id : secret));
    }

    public static Producer Holder(
        IngestToken token, DateTimeOffset? notBefore = null, DateTimeOffset? expires = null, ProducerState state = ProducerState.Enabled, params string[] apps) =>
        new(token.Id, Convert.FromHexString(token.Hash), apps, ProducerScopes.Write, notBefore, expires, state);
}
