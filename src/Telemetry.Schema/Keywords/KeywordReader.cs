using Telemetry.Schema.Compiling;

namespace Telemetry.Schema.Keywords;

/// <summary>How a keyword is read.</summary>
/// <param name="Vocabulary">Where a dialect does not use it, the keyword is an annotation like any unknown one.</param>
/// <param name="Read">Reads its value into the schema it stands in.</param>
internal sealed record KeywordReader(Vocabulary Vocabulary, Action<KeywordValue> Read);
