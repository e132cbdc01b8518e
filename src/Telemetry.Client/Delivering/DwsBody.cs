using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Client.Delivering;

/// <summary>A stored <c>command</c> event as the flat body of dws, version 1.</summary>
internal static class DwsBody
{
    internal const string MediaType = "application/json";

    /// <summary>Version of the body, in its first member and in the header.</summary>
    internal const string SchemaVersion = "1";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null for an event that has no such body.</summary>
    internal static byte[]? From(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var stored = document.RootElement;
        if (Text(stored, "name") != "command")
        {
            return null;
        }

        var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, Plain))
        {
            Write(writer, stored, stored.GetProperty("data"));
        }

        return body.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement stored, JsonElement data)
    {
        var succeeded = Text(data, "outcome") == "success";
        var command = Text(data, "command");
        writer.WriteStartObject();
        writer.WriteString("schema_version"u8, SchemaVersion);
        writer.WriteString("ts"u8, Text(stored, "time"));
        writer.WriteString("trace_id"u8, Text(stored, "trace_id") ?? Text(stored, "id")?.Replace("-", "", StringComparison.Ordinal));
        Optional(writer, "corp_id", Text(stored, "org_id"));
        Optional(writer, "cli_version", Text(stored, "app_version"));
        Optional(writer, "channel", Text(stored, "channel"));
        Optional(writer, "os", Text(stored, "os"));
        writer.WriteString("module"u8, Text(data, "module") ?? command);
        writer.WriteString("command"u8, command);
        writer.WriteString("subcommand"u8, Text(data, "subcommand") ?? "");
        writer.WriteString("outcome"u8, succeeded ? "ok"u8 : "error"u8);
        Optional(writer, "err_class", succeeded ? null : ErrorClass(Text(data, "failure_reason")));
        writer.WriteNumber("exit_code"u8, data.TryGetProperty("exit_code", out var code) ? code.GetInt32() : succeeded ? 0 : 1);
        writer.WriteNumber("duration_ms"u8, data.GetProperty("duration_ms").GetInt64());
        writer.WriteEndObject();
    }

    /// <summary>The families that its receivers' alerts know.</summary>
    private static string ErrorClass(string? reason) => reason switch
    {
        "api_error" or "timeout" => "api",
        "auth_error" or "policy_error" => "auth",
        "validation_error" or "config_error" => "validation",
        "discovery_error" or "init_error" => "discovery",
        "internal_error" or "process_error" => "internal",
        _ => "unknown",
    };

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    private static string? Text(JsonElement from, string member) => from.TryGetProperty(member, out var value) ? value.GetString() : null;
}
