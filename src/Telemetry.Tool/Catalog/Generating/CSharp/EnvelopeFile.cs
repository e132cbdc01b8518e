using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>The envelope, which writes itself so that data can follow unparsed.</summary>
internal static class EnvelopeFile
{
    public static string Text(EnvelopeDefinition envelope)
    {
        var fields = envelope.Fields.Where(f => f.Name != EnvelopeDefinition.DataMember).ToList();
        var code = CodeText.File($"schemas/{EnvelopeDefinition.FileName}");
        code.Namespace();
        code.Summary(envelope.Description);
        code.Open("internal sealed record EventEnvelope");
        MemberText.WriteLimits(code, fields);
        MemberText.WriteProperties(code, fields);
        code.Line();
        code.Summary("Writes every member that has a value; the caller opens the object, and writes data last.");
        code.Open("public void WriteMembers(FieldWriter writer)");
        foreach (var field in fields)
        {
            WriteMember(code, field);
        }

        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void WriteMember(CodeText code, EventField field)
    {
        var property = PascalCase.Of(field.Name);
        if (CSharpNames.IsRequired(field))
        {
            code.Line(Statement(field, property));
            return;
        }

        code.Open($"if ({property} is not null)");
        // Not Value: compiled ahead of time, that alone would be compiled again at each start of the app.
        code.Line(Statement(field, CSharpNames.IsValueType(field.Shape) ? $"{property}.GetValueOrDefault()" : property));
        code.Close();
    }

    private static string Statement(EventField field, string value)
    {
        var name = $"{CSharpNames.Literal(field.Name)}u8";
        return field.Shape.Kind switch
        {
            FieldKind.Text when field.Shape.IsEnumeration => $"writer.WriteString({name}, {value}.ToWireName());",
            FieldKind.Text => $"writer.WriteString({name}, {value});",
            FieldKind.Flag => $"writer.WriteBoolean({name}, {value});",
            _ => $"writer.WriteNumber({name}, {value});",
        };
    }
}
