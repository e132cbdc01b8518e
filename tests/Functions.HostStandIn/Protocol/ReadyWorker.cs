using System.Text.Json;

namespace Functions.HostStandIn.Protocol;

/// <summary>A worker that takes requests.</summary>
/// <param name="Http">Where it wants them forwarded to.</param>
/// <param name="Function">What it called its one function.</param>
internal sealed record ReadyWorker(Uri Http, IReadOnlyDictionary<string, string> Capabilities, RpcFunctionMetadata Function)
{
    /// <summary>The methods that the function is for.</summary>
    public IReadOnlySet<string> Methods { get; } = Function.RawBindings
        .SelectMany(b => JsonDocument.Parse(b).RootElement.TryGetProperty("methods", out var methods) ? methods.EnumerateArray() : [])
        .Select(m => m.GetString()!)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
