using Telemetry.Schema.Compiling;

namespace Telemetry.Schema.Keywords;

/// <summary>
/// The content vocabulary: <c>contentEncoding</c>, <c>contentMediaType</c>, <c>contentSchema</c>. They say what is in a string and
/// assert nothing of it (2020-12 Validation section 8).
/// </summary>
internal static class ContentKeywords
{
    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("contentEncoding", new(Vocabulary.Content, ReadText));
        table.Add("contentMediaType", new(Vocabulary.Content, ReadText));
        table.Add("contentSchema", new(Vocabulary.Content, ReadSchema));
    }

    private static void ReadText(KeywordValue keyword)
    {
        keyword.AsString();
        keyword.Annotate();
    }

    // Reading records the schema, so that references may lead to it.
    private static void ReadSchema(KeywordValue keyword)
    {
        keyword.AsSchema();
        keyword.Annotate();
    }
}
