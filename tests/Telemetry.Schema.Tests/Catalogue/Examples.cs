using System.Text.Json.Nodes;
using Telemetry.Schema.Catalogue;

namespace Telemetry.Schema.Tests.Catalogue;

/// <summary>For the envelope and each built-in event: a document with only what is required, and one with everything.</summary>
internal static class Examples
{
    public const string Envelope = "envelope";

    private const string Attributes = """{ "retries": 2, "ratio": -0.5, "cached": true, "backend": "v1.2:x+y-z_", "none": "" }""";

    private const string LeastAction = """{ "action_name": "run", "duration_ms": 5, "success": true }""";

    private const string FullAction = """
        { "invoked_from": "Script", "action_name": "run-model", "device": "npu", "ep": "QNNExecutionProvider", "duration_ms": 5,
          "success": false, "model_id": "microsoft/resnet-50" }
        """;

    private const string LeastFault = """{ "exception_type": "ValueError" }""";

    private const string FullFault = """
        { "exception_type": "ValueError", "exception_message": "no such model", "root_cause_type": "OSError", "root_cause_message": "not found",
          "exception_stack": [ { "file": "winml/modelkit/run.py", "line": 12, "function": "main" }, { "file": "x.py", "line": 0, "function": "f" } ] }
        """;

    private const string Mxc = """
        "PartA_PrivTags": 33554432, "mxc.backend": "lxc",
        "COMMON_MXC_PARAMS": { "Version": "1.2.0", "Channel": "release", "IsDebugging": false, "UTCReplace_AppSessionGuid": true }
        """;

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
        ["dws.command"] = (
            """{ "schema_version": "1", "command": "doc", "outcome": "ok", "duration_ms": 73 }""",
            """
            { "schema_version": "1", "ts": "2026-06-04T11:38:24.123456789+08:00", "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
              "corp_id": "ding0123", "cli_version": "1.0.34", "channel": "openclaw", "os": "darwin", "module": "doc", "command": "doc",
              "subcommand": "create_document", "outcome": "error", "err_class": "api", "exit_code": 1, "duration_ms": 73 }
            """),
        ["ModelKitHeartbeat"] = ("{}", "{}"),
        ["ModelKitAction"] = (LeastAction, FullAction),
        ["ModelKitError"] = (LeastFault, FullFault),
        ["WinMLCLIHeartbeat"] = ("{}", "{}"),
        ["WinMLCLIAction"] = (LeastAction, FullAction),
        ["WinMLCLIError"] = (LeastFault, FullFault),
        ["MXC.Execution"] = (
            """{ "mxc.outcome": "success", "mxc.duration_ms": 12 }""",
            $$"""
            { {{Mxc}}, "mxc.exit_code": 3, "mxc.outcome": "failure", "mxc.duration_ms": 12, "mxc.failure_reason": "process_error",
              "mxc.phase": "exec", "mxc.sandbox_kind": "vm", "__TlgCV__": "PmvzQKgYek6Sdk/T5sWaqw.0" }
            """),
        ["MXC.Error"] = (
            """{ "mxc.error_type": "init_error" }""",
            $$"""
            { {{Mxc}}, "mxc.error_type": "timeout", "mxc.exit_code": 1, "mxc.phase": "", "mxc.sandbox_kind": "vm",
              "__TlgCV__": "PmvzQKgYek6Sdk/T5sWaqw.0" }
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
