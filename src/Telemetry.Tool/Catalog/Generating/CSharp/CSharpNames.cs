using System.Text.Json;
using Telemetry.Schema.Catalogue;
using Telemetry.Schema.Tables;

namespace Telemetry.Tool.Catalog.Generating.CSharp;

/// <summary>The C# names and types of what schemas declare.</summary>
internal static class CSharpNames
{
    public static string EventType(EventDefinition definition) => $"{PascalCase.Of(definition.Name)}Event";

    public static string TypeOf(FieldShape shape) => shape.TypeName ?? shape.Kind switch
    {
        FieldKind.Text => "string",
        FieldKind.Integer => ColumnTypes.FitsInt32(shape) ? "int" : "long",
        FieldKind.Number => "double",
        FieldKind.Flag => "bool",
        FieldKind.List => $"IReadOnlyList<{TypeOf(shape.Element!)}>",
        _ => throw new InvalidOperationException($"A {shape.Kind} without x-type is no C# type; the catalogue's rules refuse it."),
    };

    public static bool IsValueType(FieldShape shape) => shape.IsEnumeration || shape.Kind is FieldKind.Integer or FieldKind.Number or FieldKind.Flag;

    /// <summary>Whether a value must be given: required on the wire, and not one that may be null there.</summary>
    public static bool IsRequired(EventField field) => field.Required && !field.Shape.IsNullable;

    /// <summary>A string as a C# literal.</summary>
    public static string Literal(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
