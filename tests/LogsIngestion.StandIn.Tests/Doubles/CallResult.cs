using System.Net.Http.Headers;

namespace LogsIngestion.StandIn.Tests.Doubles;

/// <summary>What a test looks at of a response.</summary>
internal sealed record CallResult(int Status, string Body, RetryConditionHeaderValue? RetryAfter, string Challenge);
