using System.Text.Json;
using Telemetry.Schema;

namespace Telemetry.Tool.SchemaChecking;

/// <summary><c>telemetry schema check</c>.</summary>
internal static class CheckRun
{
    public static int Execute(CheckRequest request, ToolSurroundings surroundings, Tool.OutputFormat format)
    {
        JsonSchema schema;
        try
        {
            schema = SchemaFiles.Compile(request, surroundings);
        }
        catch (JsonSchemaException e)
        {
            return Refused(request, e, surroundings, format);
        }

        var check = new InstanceCheck(schema);
        var faults = InstanceFiles.Check(request, check, surroundings);
        if (format == Tool.OutputFormat.Json)
        {
            surroundings.Out.Write(JsonText.Of(json => Write(json, request.Schema, [.. faults], check)));
        }
        else
        {
            foreach (var fault in faults)
            {
                surroundings.Out.WriteLine(fault);
            }

            surroundings.Out.WriteLine(request.Instances.Count == 0 ? $"{request.Schema}: a schema." : $"{check.Valid} valid, {check.Invalid} not.");
        }

        return check.Invalid == 0 ? ExitCode.Success : ExitCode.Found;
    }

    private static int Refused(CheckRequest request, JsonSchemaException refusal, ToolSurroundings surroundings, Tool.OutputFormat format)
    {
        var bytes = SchemaFiles.Read(request.Schema, surroundings);
        var place = TextPlace.Of(bytes, PointerPlace.Break(bytes) ?? PointerPlace.Find(bytes, refusal.Pointer));
        var fault = new InstanceFault(request.Schema, place, refusal.Pointer, "schema", "", refusal.Message);
        if (format == Tool.OutputFormat.Json)
        {
            surroundings.Out.Write(JsonText.Of(json => Write(json, request.Schema, [fault], null)));
        }
        else
        {
            surroundings.Out.WriteLine($"{fault.File}:{place.Line}:{place.Column}: {fault.Message}");
        }

        return ExitCode.Found;
    }

    /// <param name="check">Null where the schema itself was refused.</param>
    private static void Write(Utf8JsonWriter json, string schema, IReadOnlyList<InstanceFault> faults, InstanceCheck? check)
    {
        json.WriteStartObject();
        json.WriteString("schema", schema);
        json.WriteBoolean("schema_valid", check is not null);
        json.WriteNumber("valid", check?.Valid ?? 0);
        json.WriteNumber("invalid", check?.Invalid ?? 0);
        json.WriteStartArray("faults");
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("file", fault.File);
            json.WriteNumber("line", fault.Place.Line);
            json.WriteNumber("column", fault.Place.Column);
            json.WriteString("pointer", fault.Pointer);
            json.WriteString("keyword", fault.Keyword);
            json.WriteString("schema_pointer", fault.SchemaPointer);
            json.WriteString("message", fault.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
