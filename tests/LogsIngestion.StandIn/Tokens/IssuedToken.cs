namespace LogsIngestion.StandIn.Tokens;

/// <summary>An access token and until when it is taken.</summary>
public sealed record IssuedToken(string Value, string Audience, DateTimeOffset Expires);
