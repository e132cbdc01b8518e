using Telemetry.Schema.Compiling;

namespace Telemetry.Schema.Keywords;

/// <summary>
/// The meta-data vocabulary: <c>title</c>, <c>description</c>, <c>default</c>, <c>examples</c>, <c>deprecated</c>,
/// <c>readOnly</c>, <c>writeOnly</c>. They describe and assert nothing.
/// </summary>
internal static class MetaDataKeywords
{
    public static void AddTo(Dictionary<string, KeywordReader> table)
    {
        table.Add("title", new(Vocabulary.MetaData, static keyword => Annotate(keyword, keyword.AsString())));
        table.Add("description", new(Vocabulary.MetaData, static keyword => Annotate(keyword, keyword.AsString())));
        table.Add("default", new(Vocabulary.MetaData, static keyword => keyword.Annotate()));
        table.Add("examples", new(Vocabulary.MetaData, static keyword => Annotate(keyword, keyword.AsArray())));
        table.Add("deprecated", new(Vocabulary.MetaData, static keyword => Annotate(keyword, keyword.AsBoolean())));
        table.Add("readOnly", new(Vocabulary.MetaData, static keyword => Annotate(keyword, keyword.AsBoolean())));
        table.Add("writeOnly", new(Vocabulary.MetaData, static keyword => Annotate(keyword, keyword.AsBoolean())));
    }

    // The value has been taken as what it has to be.
    private static void Annotate<T>(KeywordValue keyword, T value)
    {
        _ = value;
        keyword.Annotate();
    }
}
