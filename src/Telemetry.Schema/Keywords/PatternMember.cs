using Telemetry.Schema.Compiling;
using Telemetry.Schema.Patterns;

namespace Telemetry.Schema.Keywords;

/// <summary>One member of <c>patternProperties</c>.</summary>
internal sealed record PatternMember(string Pattern, PatternMatcher Matcher, SchemaNode Schema);
