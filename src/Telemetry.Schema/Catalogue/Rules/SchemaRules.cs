using Telemetry.Schema.Catalogue.Reading;

namespace Telemetry.Schema.Catalogue.Rules;

/// <summary>The rules that one schema of a file is judged by, whatever the other files say.</summary>
internal static class SchemaRules
{
    public static IEnumerable<CatalogueFault> Judge(SchemaNode root) =>
        root.Walk().SelectMany(node => KeywordRule.Judge(node)
            .Concat(AnnotationRule.Judge(node))
            .Concat(AudienceRule.Judge(node))
            .Concat(ShapeRule.Judge(node))
            .Concat(BoundsRule.Judge(node))
            .Concat(ColumnValuesRule.Judge(node))
            .Concat(TypeNameRule.Judge(node))
            .Concat(NamingRule.Judge(node)));
}
