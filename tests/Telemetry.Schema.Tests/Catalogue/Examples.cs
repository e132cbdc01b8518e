using System.Text.Json.Nodes;
using Telemetry.Schema.Catalogue;

namespace Telemetry.Schema.Tests.Catalogue;

/// <summary>For the envelope and each built-in event: a document with only what is required, and one with everything.</summary>
internal static class Examples
{
    public const string Envelope = "envelope";

    private const string Attributes = """{ "retries": 2, "ratio": -0.5, "cached": true, "backend": "v1.2:x+y-z_", "none": "" }""";

    private static readonly Dictionary<string, (string Least, string Full)> All = new()
    {
        [Envelope] = (
            """
            { "id": "0190f3c4-7a6b-7c3d-8e2f-1a2b3c4d5e6f", "name": "command", "v": 1, "time": "2026-11-21T09:32:27.123Z",
              "app": "notes", "app_version": "1.2.3", "os": "linux", "arch": "x64", "data": {} }
            """,
            """
            { "id": "0190f3c4-7a6b-7c3d-9e2f-1a2b3c4d5e6f", "name": "MXC.Execution", "v": 1000000, "time": "2024-02-29T23:59:59.999Z",
              "app": "notes", "app_version": "1.2.3-beta+5", "channel": "agent é", "os": "darwin", "os_version": "26.1", "arch": "arm64",
              "invoked_from": "ci", "session_id": "8f14e45f-ceea-467f-9b0a-1d2c3b4a5968", "install_id": "8f14e45f-ceea-467f-9b0a-1d2c3b4a5968",
              "install_status": "new", "org_id": "contoso", "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736", "span_id": "00f067aa0ba902b7",
              "parent_span_id": "00f067aa0ba902b8", "correlation": "PmvzQKgYek6Sdk/T5sWaqw.1.23", "debug": false, "data": { "anything": [1] } }
            """),
        ["command"] = (
            """{ "command": "doc", "outcome": "success", "duration_ms": 0 }""",
            $$"""
            { "command": "doc", "subcommand": "create.new-one_2", "module": "0doc", "outcome": "failure", "exit_code": -1, "duration_ms": 73,
              "failure_reason": "timeout", "backend": "sqlite", "phase": "load config", "attributes": {{Attributes}} }
            """),
        ["heartbeat"] = ("{}", "{}"),
        ["error"] = (
            """{ "exception_type": "System.IO.IOException" }""",
            """
            { "exception_type": "System.IO.IOException", "failure_reason": "internal_error", "exit_code": 70, "backend": "sqlite", "phase": "save",
              "stack": [ { "file": "src/Notes/Store.cs", "line": 42, "function": "Notes.Store.Save" }, { "function": "Main" } ],
              "root_cause_type": "SocketException", "message": "first line\r\n\tsecond", "root_cause_message": "refused" }
            """),
        ["span"] = (
            """{ "name": "load", "duration_ms": 5, "status": "ok" }""",
            $$"""{ "name": "user:create_user", "duration_ms": 5, "status": "error", "attributes": {{Attributes}} }"""),
        ["client_stats"] = (
            """{ "recorded": 3, "sent": 2, "spooled": 1 }""",
            """
            { "recorded": 3, "sent": 2, "spooled": 1, "oldest_age_s": 60, "last_accepted_time": "2026-11-21T09:32:27.123Z",
              "dropped": { "not_delivered": 1, "queue_full": 2, "spool_full": 3, "expired": 4, "rejected": 5, "too_large": 6, "disk": 7 } }
            """),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static JsonNode Least(string name) => JsonNode.Parse(All[name].Least)!;

    public static JsonNode Full(string name) => JsonNode.Parse(All[name].Full)!;

    public static JsonSchema Schema(string name) =>
        name == Envelope ? EventCatalogue.BuiltIn.Envelope.Schema : EventCatalogue.BuiltIn.FindLatest(name)!.Schema;

    public static JsonObject SchemaText(string name) =>
        JsonNode.Parse((name == Envelope ? EventCatalogue.BuiltIn.Envelope.SchemaUtf8 : EventCatalogue.BuiltIn.FindLatest(name)!.SchemaUtf8).Span)!.AsObject();
}
