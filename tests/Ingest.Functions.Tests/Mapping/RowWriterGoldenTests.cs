using Ingest.Functions.Tests.Validating;

namespace Ingest.Functions.Tests.Mapping;

public sealed class RowWriterGoldenTests
{
    private const string Times = """
        "TimeGenerated":"2026-11-21T08:59:58.250Z","EventTime":"2026-11-21T08:59:58.250Z","ReceivedTime":"2026-11-21T09:00:00.000Z"
        """;

    [Fact]
    public void Write_Command_HasItsColumnsInTheTablesOrder() =>
        AssertRow(
            Events.Event(
                """
                {"duration_ms":1234,"exit_code":3,"command":"deploy","subcommand":"apply","module":"core","outcome":"failure","failure_reason":"api_error",
                "backend":"arm","phase":"plan","attributes":{"retries":2,"cached":true,"region":"eu-1"}}
                """,
                more: """
                ,"channel":"beta","os_version":"6.8","invoked_from":"ci","session_id":"0d9a4c1e-5b1f-4c5e-9a55-3f1d2c4b5a69","install_id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","install_status":"existing","org_id":"contoso","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","span_id":"00f067aa0ba902b7","parent_span_id":"b7ad6b7169203331","correlation":"PmvzQKgYek6Sdk/T5sWaqw.1","debug":false
                """),
            $$$"""
            {{{{Times}}},"EventId":"{{{Events.Id}}}","Name":"command","Version":1,"App":"tool","AppVersion":"1.2.3","Channel":"beta","Os":"linux","OsVersion":"6.8","Arch":"x64","InvokedFrom":"ci","SessionId":"0d9a4c1e-5b1f-4c5e-9a55-3f1d2c4b5a69","InstallId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","InstallStatus":"existing","OrgId":"contoso","TraceId":"4bf92f3577b34da6a3ce929d0e0e4736","SpanId":"00f067aa0ba902b7","ParentSpanId":"b7ad6b7169203331","Correlation":"PmvzQKgYek6Sdk/T5sWaqw.1","IsDebug":false,"Command":"deploy","Subcommand":"apply","Module":"core","Outcome":"failure","FailureReason":"api_error","ExitCode":3,"DurationMs":1234,"Properties":{"backend":"arm","phase":"plan","attributes":{"retries":2,"cached":true,"region":"eu-1"}},"ProducerId":"11111111","ClockSkewMs":-42}
            """,
            skew: -42);

    [Fact]
    public void Write_Heartbeat_IsTheEnvelope() =>
        AssertRow(
            Events.Event("{}", "\"heartbeat\""),
            $$"""
            {{{Times}},"EventId":"{{Events.Id}}","Name":"heartbeat","Version":1,"App":"tool","AppVersion":"1.2.3","Os":"linux","Arch":"x64","ProducerId":"11111111"}
            """);

    [Fact]
    public void Write_Error_KeepsItsStackInProperties() =>
        AssertRow(
            Events.Event("""{"exception_type":"System.IO.IOException","failure_reason":"process_error","exit_code":-1,"stack":[{"file":"src/a.cs","line":3,"function":"A.B"}],"root_cause_type":"X","message":"no \"é\"","root_cause_message":"r"}""", "\"error\""),
            $$$"""
            {{{{Times}}},"EventId":"{{{Events.Id}}}","Name":"error","Version":1,"App":"tool","AppVersion":"1.2.3","Os":"linux","Arch":"x64","FailureReason":"process_error","ExitCode":-1,"Properties":{"exception_type":"System.IO.IOException","stack":[{"file":"src/a.cs","line":3,"function":"A.B"}],"root_cause_type":"X","message":"no \"é\"","root_cause_message":"r"},"ProducerId":"11111111"}
            """);

    [Fact]
    public void Write_Span_HasDurationAsColumn() =>
        AssertRow(
            Events.Event("""{"name":"load","duration_ms":7,"status":"ok"}""", "\"span\""),
            $$"""
            {{{Times}},"EventId":"{{Events.Id}}","Name":"span","Version":1,"App":"tool","AppVersion":"1.2.3","Os":"linux","Arch":"x64","DurationMs":7,"Properties":{"name":"load","status":"ok"},"ProducerId":"11111111"}
            """);

    [Fact]
    public void Write_ClientStats_IsAllProperties() =>
        AssertRow(
            Events.Event("""{"recorded":3,"sent":2,"spooled":1,"dropped":{"disk":1},"oldest_age_s":5,"last_accepted_time":"2026-11-21T08:00:00.000Z"}""", "\"client_stats\""),
            $$$"""
            {{{{Times}}},"EventId":"{{{Events.Id}}}","Name":"client_stats","Version":1,"App":"tool","AppVersion":"1.2.3","Os":"linux","Arch":"x64","Properties":{"recorded":3,"sent":2,"spooled":1,"dropped":{"disk":1},"oldest_age_s":5,"last_accepted_time":"2026-11-21T08:00:00.000Z"},"ProducerId":"11111111"}
            """);

    [Fact]
    [Trait("Carries", "dws.error-families")]
    public void Write_DwsCommand_HasTheColumnsOfACommandInTheirOwnWords() =>
        AssertRow(
            Events.Event("""{"schema_version":"1","ts":"2026-06-04T11:38:24+08:00","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","corp_id":"ding01","cli_version":"1.0.34","channel":"openclaw","os":"darwin","module":"doc","command":"doc","subcommand":"create_document","outcome":"error","err_class":"auth","exit_code":1,"duration_ms":73}""", "\"dws.command\""),
            $$$"""
            {{{{Times}}},"EventId":"{{{Events.Id}}}","Name":"dws.command","Version":1,"App":"tool","AppVersion":"1.2.3","Channel":"openclaw","Os":"linux","Arch":"x64","OrgId":"ding01","TraceId":"4bf92f3577b34da6a3ce929d0e0e4736","Command":"doc","Subcommand":"create_document","Module":"doc","Outcome":"failure","FailureReason":"auth_error","ExitCode":1,"DurationMs":73,"Properties":{"schema_version":"1"},"ProducerId":"11111111"}
            """);

    [Fact]
    public void Write_Action_HasTheColumnsOfACommandAndNoNulls() =>
        AssertRow(
            Events.Event("""{"invoked_from":"Script","action_name":"run","device":null,"ep":"CPU","duration_ms":5,"success":true,"model_id":null}""", "\"WinMLCLIAction\""),
            $$$"""
            {{{{Times}}},"EventId":"{{{Events.Id}}}","Name":"WinMLCLIAction","Version":1,"App":"tool","AppVersion":"1.2.3","Os":"linux","Arch":"x64","InvokedFrom":"script","Command":"run","Outcome":"success","DurationMs":5,"Properties":{"ep":"CPU"},"ProducerId":"11111111"}
            """);

    [Fact]
    public void Write_ActionInAnEnvelopeThatSaysTheSame_FillsTheColumnOnce() =>
        AssertRow(
            Events.Event("""{"invoked_from":"Script","action_name":"run","duration_ms":5,"success":false}""", "\"ModelKitAction\"", more: ",\"invoked_from\":\"ci\""),
            $$"""
            {{{Times}},"EventId":"{{Events.Id}}","Name":"ModelKitAction","Version":1,"App":"tool","AppVersion":"1.2.3","Os":"linux","Arch":"x64","InvokedFrom":"ci","Command":"run","Outcome":"failure","DurationMs":5,"ProducerId":"11111111"}
            """);

    [Fact]
    [Trait("Carries", "mxc.events")]
    public void Write_Execution_HasTheColumnsOfACommand() =>
        AssertRow(
            Events.Event("""{"PartA_PrivTags":33554432,"mxc.backend":"lxc","mxc.exit_code":1,"mxc.outcome":"failure","mxc.duration_ms":12,"mxc.failure_reason":"timeout","mxc.phase":"exec","__TlgCV__":"PmvzQKgYek6Sdk/T5sWaqw.0"}""", "\"MXC.Execution\""),
            $$$"""
            {{{{Times}}},"EventId":"{{{Events.Id}}}","Name":"MXC.Execution","Version":1,"App":"tool","AppVersion":"1.2.3","Os":"linux","Arch":"x64","Correlation":"PmvzQKgYek6Sdk/T5sWaqw.0","Outcome":"failure","FailureReason":"timeout","ExitCode":1,"DurationMs":12,"Properties":{"PartA_PrivTags":33554432,"mxc.backend":"lxc","mxc.phase":"exec"},"ProducerId":"11111111"}
            """);

    private static void AssertRow(string json, string expected, long? skew = null) => Assert.Equal(expected + "\n", Events.Row(json, skew));
}
