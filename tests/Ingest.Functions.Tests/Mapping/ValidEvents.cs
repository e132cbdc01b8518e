using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Tests.Validating;

namespace Ingest.Functions.Tests.Mapping;

/// <summary>Generates valid events of every kind, their optional members there or not, in any layout.</summary>
internal static class ValidEvents
{
    private const string Uuid = "\"0d9a4c1e-5b1f-4c5e-9a55-3f1d2c4b5a69\"";

    private static readonly Gen<string> Integers = Gen.Elements("0", "1", "-0", "1e2", "12.0", "500e-2", "2147483647");

    private static readonly Gen<string> Texts = Gen.Elements("\"\"", "\"a\"", "\"é漢😀\"", "\"\\u0041\\\"\\\\/\"", "\"x y\"");

    private static readonly Gen<string> Nullable = Gen.Elements("null", "\"\"", "\"npu\"");

    private static readonly Gen<string> Names = Gen.Elements("\"a\"", "\"build.all-x_1\"");

    private static readonly Gen<string> Reasons = Gen.Elements("\"timeout\"", "\"unknown\"");

    private static readonly Gen<string> Attributes = Gen.Elements(
        "{}", "{\"a\":true}", "{\"a\":1.5e-3,\r\n \"b\":\"x:1\"}", "{ \"n\" : -9007199254740991 }", "{\"a\":\"\"}");

    private static readonly Gen<string> Stacks = Gen.Elements("[]", "[{\"function\":\"f\"}]", "[\n{\"file\":\"a/b.cs\",\"line\":1e1,\"function\":\"\"},\n{\"function\":\"g\"}]");

    private static readonly Gen<string> Envelopes = Members(
        ("channel", Texts), ("os_version", Gen.Elements("\"10\"", "\"14.2\"")), ("invoked_from", Gen.Elements("\"ci\"", "\"agent\"")),
        ("session_id", Gen.Constant(Uuid)), ("install_id", Gen.Constant(Uuid)), ("install_status", Gen.Elements("\"new\"", "\"failed\"")),
        ("org_id", Texts), ("trace_id", Gen.Constant("\"4bf92f3577b34da6a3ce929d0e0e4736\"")), ("span_id", Gen.Constant("\"00f067aa0ba902b7\"")),
        ("parent_span_id", Gen.Constant("\"b7ad6b7169203331\"")), ("correlation", Texts), ("debug", Gen.Elements("true", "false")));

    private static readonly Gen<string> Commands = Data(
        "\"command\":\"a\",\"outcome\":\"failure\",\"duration_ms\":31536e6",
        ("subcommand", Names), ("module", Names), ("exit_code", Integers), ("failure_reason", Reasons), ("backend", Texts), ("phase", Texts), ("attributes", Attributes));

    private static readonly Gen<string> Errors = Data(
        "\"exception_type\":\"X\"",
        ("failure_reason", Reasons), ("exit_code", Integers), ("backend", Texts), ("stack", Stacks), ("message", Texts), ("root_cause_message", Texts));

    private static readonly Gen<string> Spans = Data("\"name\":\"s\",\"duration_ms\":1.0,\"status\":\"error\"", ("attributes", Attributes));

    private static readonly Gen<string> Stats = Data(
        "\"recorded\":1e3,\"sent\":0,\"spooled\":0", ("dropped", Gen.Elements("{}", "{\"disk\":1}")), ("oldest_age_s", Gen.Constant("60")));

    private static readonly Gen<string> DwsBodies = Data(
        "\"schema_version\":\"1\",\"command\":\"doc\",\"outcome\":\"\\u006fk\",\"duration_ms\":1e1",
        ("trace_id", Gen.Elements("\"\"", "\"4bf92f3577b34da6a3ce929d0e0e4736\"")), ("corp_id", Texts), ("channel", Texts), ("os", Gen.Constant("\"linux\"")), ("module", Names), ("err_class", Gen.Elements("\"\"", "\"api\"")),
        ("exit_code", Integers));

    private static readonly Gen<string> Actions = Data(
        "\"action_name\":\"run\",\"duration_ms\":5,\"success\":false",
        ("invoked_from", Gen.Elements("\"Script\"", "\"Interactive\"")), ("device", Nullable), ("ep", Nullable), ("model_id", Gen.Elements("null", "\"<local:dir>\"")));

    private static readonly Gen<string> Executions = Data(
        "\"mxc.outcome\":\"success\",\"mxc.duration_ms\":0",
        ("mxc.failure_reason", Gen.Elements("\"\"", "\"timeout\"")), ("__TlgCV__", Texts), ("mxc.exit_code", Integers), ("COMMON_MXC_PARAMS", Gen.Elements("{}", "{ \"IsDebugging\": true }")));

    public static Arbitrary<string> All { get; } = Gen.OneOf(
        Of("dws.command", DwsBodies), Of("WinMLCLIAction", Actions), Of("MXC.Execution", Executions), Of("command", Commands), Of("error", Errors), Of("span", Spans), Of("client_stats", Stats), Of("heartbeat", Gen.Elements("{}", "{ \n }"))).ToArbitrary();

    private static Gen<string> Of(string name, Gen<string> data) =>
        from fields in data
        from envelope in Envelopes
        from time in Gen.Elements(Events.Time, "2020-01-01T00:00:00.000Z", "2098-12-31T23:59:59.999Z")
        from version in Gen.Elements("1", "1.0", "1e0")
        select Events.Event(fields, $"\"{name}\"", version, time: $"\"{time}\"", more: envelope);

    private static Gen<string> Data(string required, params (string Name, Gen<string> Value)[] optional) =>
        from more in Members(optional)
        select $"{{{required}{more}}}";

    private static Gen<string> Members(params (string Name, Gen<string> Value)[] optional) =>
        optional
            .Select(member =>
                from isThere in Gen.Elements(true, false)
                from layout in Gen.Elements("", " ", "\n  ", "\r\n\t")
                from value in member.Value
                select isThere ? $",{layout}\"{member.Name}\":{layout}{value}" : "")
            .Aggregate((all, next) => from a in all from b in next select a + b);
}
