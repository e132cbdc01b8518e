namespace Telemetry.Client.Spans;

/// <summary>What of one target passes.</summary>
/// <param name="Target">The name of a source, or what it begins with before a dot; empty for all.</param>
/// <param name="Least">The least level that passes.</param>
internal readonly record struct SpanDirective(string Target, SpanLevel Least)
{
    internal bool Covers(string target) =>
        Target.Length == 0
        || (target.StartsWith(Target, StringComparison.Ordinal) && (target.Length == Target.Length || target[Target.Length] == '.'));
}
