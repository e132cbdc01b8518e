namespace Telemetry.Schema.Compiling;

/// <summary>The meta-data vocabulary; its keywords describe and assert nothing.</summary>
internal static class AnnotationKeywords
{
    public static void AddTo(Dictionary<string, Action<KeywordValue>> table)
    {
        table.Add("title", static keyword => keyword.AsString());
        table.Add("description", static keyword => keyword.AsString());
        table.Add("default", static _ => { });
        table.Add("examples", static keyword => keyword.AsArray());
        table.Add("deprecated", static keyword => keyword.AsBoolean());
        table.Add("readOnly", static keyword => keyword.AsBoolean());
        table.Add("writeOnly", static keyword => keyword.AsBoolean());
    }
}
