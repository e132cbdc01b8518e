using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>The record of an object within an event.</summary>
internal static class ObjectTypeFile
{
    public static string Text(FieldShape shape, string source)
    {
        var code = CodeText.File(source);
        code.Namespace("System.Collections.Generic");
        code.Summary(shape.Description ?? "Part of an event.");
        code.Open($"public sealed record {shape.TypeName} : IFieldGroup");
        MemberText.WriteLimits(code, shape.Fields);
        MemberText.WriteProperties(code, shape.Fields);
        code.Line();
        WritingText.Write(code, shape.Fields);
        code.Close();
        return code.ToString();
    }
}
