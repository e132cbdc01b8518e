using Ingest.Functions.Sinks.LogAnalytics;

namespace Ingest.Functions.Tests.Sinks.LogAnalytics;

/// <summary>A call as the scripted service saw it.</summary>
/// <param name="Ids">The event ids of its rows.</param>
internal sealed record ScriptedCall(string Rule, string RequestId, TokenUse Token, IReadOnlyList<string> Ids);
