namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>One call of the service.</summary>
/// <param name="Rule">The immutable id of the rule.</param>
/// <param name="RequestId">Sent as <c>x-ms-client-request-id</c>; the service's own error table names it.</param>
/// <param name="Body">A gzip-compressed array. Lent until the answer is there.</param>
/// <param name="Timeout">How long it may take.</param>
internal readonly record struct UploadCall(string Rule, string RequestId, ReadOnlyMemory<byte> Body, TokenUse Token, TimeSpan Timeout);
