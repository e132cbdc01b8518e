namespace Telemetry.Schema.Tokens;

/// <summary>Fills a span with random bytes fit for secrets; in production <c>RandomNumberGenerator.Fill</c>.</summary>
internal delegate void FillRandom(Span<byte> destination);
