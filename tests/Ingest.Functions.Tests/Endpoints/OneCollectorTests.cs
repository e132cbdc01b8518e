using System.Net;
using System.Text.Json.Nodes;
using Ingest.Functions.Sinks.Files;
using Ingest.Functions.Tests.Hosting;
using Ingest.Functions.Tests.Sinks.Files;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Functions.Tests.Endpoints;

/// <summary><c>POST /OneCollector/1.0/</c>: what a client of that collector sends, and hears.</summary>
public class OneCollectorTests
{
    [Fact]
    [Trait("Carries", "modelkit.envelope")]
    [Trait("Carries", "modelkit.events")]
    public async Task Post_AnAction_IsStoredWithItsSlotsInColumns()
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(receiver.Action());

        Assert.Equal("""{"acc":1}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var row = receiver.Rows().Single();
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7", (string)row["EventId"]!);
        row.Remove("EventId");
        row.Remove("ReceivedTime");
        row.Remove("TimeGenerated");
        Assert.Equal(
            $$"""
            {"EventTime":"2026-11-21T09:00:00.123Z","Name":"WinMLCLIAction","Version":1,"App":"winml-cli","AppVersion":"1.4.0","Os":"windows","OsVersion":"10.0","Arch":"x64","InvokedFrom":"interactive","SessionId":"{{CollectorRequests.Session}}","InstallId":"{{CollectorRequests.Device}}","InstallStatus":"existing","Command":"run","Outcome":"success","DurationMs":120,"Properties":{"device":"npu","model_id":"microsoft/resnet-50"},"ProducerId":"{{receiver.TokenId}}"}
            """,
            row.ToJsonString());
    }

    [Theory]
    [InlineData("ModelKitHeartbeat", "{}")]
    [InlineData("WinMLCLIHeartbeat", "{}")]
    [InlineData("ModelKitAction", """{"invoked_from":"Script","action_name":"build","device":null,"ep":null,"duration_ms":5,"success":false}""")]
    [InlineData("ModelKitError", """{"exception_type":"ValueError","exception_message":"no <path>","exception_stack":[{"file":"winml/modelkit/run.py","line":12,"function":"main"}]}""")]
    [InlineData("WinMLCLIError", """{"exception_type":"ValueError","exception_message":"","exception_stack":[],"root_cause_type":null,"root_cause_message":null}""")]
    [InlineData("MXC.Execution", """{"mxc.backend":"lxc","mxc.exit_code":0,"mxc.outcome":"success","mxc.duration_ms":5,"mxc.failure_reason":"","mxc.phase":""}""")]
    [InlineData("command", """{"command":"add","outcome":"success","duration_ms":1}""")]
    [Trait("Carries", "modelkit.events")]
    public async Task Post_EachEventOfTheCatalogue_IsTaken(string name, string data)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(receiver.ActionWith("name", name).Replace(
            JsonNode.Parse(receiver.Action())!["data"]!.ToJsonString(), data, StringComparison.Ordinal));

        Assert.Equal("""{"acc":1}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(name, (string?)receiver.Rows().Single()["Name"]);
    }

    [Fact]
    public async Task Post_LinesAgain_AreDuplicatesAndCountAsAccepted()
    {
        await using var receiver = await Receiver.StartAsync();
        var body = $"{receiver.Action()}\n{receiver.Action("2026-11-21T09:00:01.000Z")}";

        using var first = await receiver.CollectAsync(body);
        using var again = await receiver.CollectAsync(body);

        Assert.Equal((2, 2), ((int?)(await first.JsonAsync())["acc"], (int?)(await again.JsonAsync())["acc"]));
        Assert.Equal(2, receiver.Rows().Count);
    }

    [Fact]
    public async Task Post_OneEventWithAFieldTooMany_RefusesThatOneAlone()
    {
        await using var receiver = await Receiver.StartAsync();

        using var mixed = await receiver.CollectAsync($"{receiver.Action()}\n{receiver.ActionWith("data.leaked_field", "x")}\n");
        using var alone = await receiver.CollectAsync(receiver.ActionWith("data.leaked_field", "x"));

        Assert.Equal("""{"acc":1,"rej":1}""", await mixed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Single(receiver.Rows());
        var problem = await alone.AssertProblemAsync(400, "invalid-collector-event");
        Assert.Equal("/data/leaked_field", (string?)problem["errors"]![0]!["pointer"]);
        Assert.Equal("InvalidEvent", alone.Header("Collector-Error"));
    }

    [Theory]
    [InlineData("ext.os.release", "24H2", "/ext/os/release")]
    [InlineData("ext.app.initTs", 17, "/ext/app/initTs")]
    [InlineData("ext.user", "x", "/ext/user")]
    [InlineData("flags", 1, "/flags")]
    [InlineData("ext.app.a b", 1, "/ext/app")]
    public async Task Post_UndocumentedSlot_Is400NamesItAndRefusesTheWholeBody(string slot, object value, string pointer)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync($"{receiver.Action()}\n{receiver.ActionWith(slot, JsonValue.Create(value))}");

        var problem = await response.AssertProblemAsync(400, "invalid-collector-event");
        Assert.Equal(pointer, (string?)problem["errors"]![0]!["pointer"]);
        Assert.Contains("line 2", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal("InvalidEventFormat", response.Header("Collector-Error"));
        Assert.Empty(receiver.Rows());
    }

    [Theory]
    [InlineData("ver", "3.0", "/ver")]
    [InlineData("time", "2026-11-21 09:00", "/time")]
    [InlineData("time", "2026-11-21T09:00:00", "/time")]
    [InlineData("name", "not a name", "/name")]
    [InlineData("data", "text", "/data")]
    [InlineData("ext.device.authId", "MAYBE", "/ext/device/authId")]
    [InlineData("ext.device", "x", "/ext/device")]
    [InlineData("ext.app.ver", 4, "/ext/app/ver")]
    [InlineData("name", null, "/name")]
    public async Task Post_SlotThatIsNotWhatItMustBe_Is400(string slot, object? value, string pointer)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(receiver.ActionWith(slot, value is null ? null : JsonValue.Create(value)));

        var problem = await response.AssertProblemAsync(400, "invalid-collector-event");
        Assert.Equal(pointer, (string?)problem["errors"]![0]!["pointer"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"ver":"4.0","ver":"4.0","name":"x","time":"2026-11-21T09:00:00Z","iKey":"o:a","data":{}}""")]
    [InlineData("""{"ver":"4.0","name":"\ud800","time":"2026-11-21T09:00:00Z","iKey":"o:a","data":{}}""")]
    [InlineData("""{"ver":"4.0","name":"x","time":"2026-11-21T09:00:00Z","iKey":"o:a","data":{},"\ud800":1}""")]
    public async Task Post_LineThatIsNoEnvelope_Is400(string line)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(line);

        await response.AssertProblemAsync(400, "invalid-collector-event");
        Assert.Equal("InvalidEventFormat", response.Header("Collector-Error"));
    }

    [Theory]
    [InlineData("0b4f8a5c1d2e3f405162738495a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e")]
    [InlineData("7c9e6679-7425-40de-944b-e07fc1f90ae7")]
    [InlineData("r:")]
    public async Task Post_DeviceIdWithoutItsKind_Is400InvalidDeviceLocalId(string id)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(receiver.ActionWith("ext.device.localId", id));

        await response.AssertProblemAsync(400, "invalid-collector-event");
        Assert.Equal("InvalidDeviceLocalId", response.Header("Collector-Error"));
    }

    [Theory]
    [InlineData("NEW", "new")]
    [InlineData("EXISTING", "existing")]
    [InlineData("FAILED", "failed")]
    [Trait("Carries", "modelkit.device-id")]
    public async Task Post_DeviceIdState_IsTheInstallsState(string state, string expected)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(receiver.ActionWith("ext.device.authId", state));

        Assert.Equal(expected, (string?)receiver.Rows().Single()["InstallStatus"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c:machine-0042")]
    [InlineData("r:not-a-uuid")]
    public async Task Post_DeviceIdThatIsNoRandomUuid_IsTakenAndTheIdIsNowhere(string id)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(receiver.ActionWith("ext.device.localId", id));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var row = receiver.Rows().Single();
        Assert.False(row.ContainsKey("InstallId"));
        Assert.DoesNotContain("machine", row.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Linux", "#1 SMP PREEMPT_DYNAMIC", "aarch64", "linux", null, "arm64")]
    [InlineData("Darwin", "24.5.0", "arm64", "darwin", "24.5", "arm64")]
    [InlineData("Java", "17", "riscv64", "other", "17", "other")]
    [InlineData("Windows", "10.0.19045", "x86", "windows", "10.0", "x86")]
    public async Task Post_Platform_IsKeptAsCoarseAsOurs(string os, string version, string device, string family, string? kept, string arch)
    {
        await using var receiver = await Receiver.StartAsync();
        var line = JsonNode.Parse(receiver.Action())!;
        line["ext"]!["os"] = new JsonObject { ["name"] = os, ["ver"] = version };
        line["ext"]!["device"]!["deviceClass"] = device;

        using var response = await receiver.CollectAsync(line.ToJsonString());

        var row = receiver.Rows().Single();
        Assert.Equal((family, kept, arch), ((string?)row["Os"], (string?)row["OsVersion"], (string?)row["Arch"]));
    }

    [Fact]
    public async Task Post_WithoutExt_IsTaken()
    {
        await using var receiver = await Receiver.StartAsync();
        var line = JsonNode.Parse(receiver.Action())!.AsObject();
        line.Remove("ext");

        using var response = await receiver.CollectAsync(line.ToJsonString());

        Assert.Equal(1, (int?)(await response.JsonAsync())["acc"]);
        Assert.Equal("unknown", (string?)receiver.Rows().Single()["AppVersion"]);
    }

    [Fact]
    public async Task Post_App_IsTheSlotsThenTheTokensThenThatOfTheEvent()
    {
        await using var one = await Receiver.StartAsync(("Ingest:Producers:{token}:Apps", "kit"));
        await using var any = await Receiver.StartAsync();

        using var token = await one.CollectAsync(one.Action());
        using var named = await any.CollectAsync(any.ActionWith("ext.app.name", "paint"));
        using var foreign = await one.CollectAsync(one.ActionWith("ext.app.name", "paint"));

        Assert.Equal("kit", (string?)one.Rows().Single()["App"]);
        Assert.Equal("paint", (string?)any.Rows().Single()["App"]);
        await foreign.AssertProblemAsync(400, "invalid-collector-event");
    }

    [Theory]
    [InlineData("[{0}]", "application/json")]
    [InlineData("{0}", "application/json")]
    [InlineData("{0}", "application/x-ndjson")]
    [InlineData("{0}", "application/x-json-stream; charset=utf-16")]
    public async Task Post_AnotherMediaType_Is415(string form, string mediaType)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(
            form.Replace("{0}", receiver.Action(), StringComparison.Ordinal), $"{receiver.TokenId}-{receiver.Token}", mediaType);

        await response.AssertProblemAsync(415, "unsupported-media-type");
        Assert.Empty(receiver.Rows());
    }

    [Fact]
    public async Task Post_TokenAloneAsKey_IsTaken()
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(receiver.Action(), receiver.Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("abcd1234-{token}")]
    [InlineData("{id}-{token}x")]
    public async Task Post_WithoutAValidKey_Is401AndNoKill(string? key)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(
            receiver.Action(),
            key?.Replace("{token}", receiver.Token, StringComparison.Ordinal).Replace("{id}", receiver.TokenId, StringComparison.Ordinal));

        await response.AssertProblemAsync(401, "unauthorized");
        Assert.Equal("InvalidTenantToken", response.Header("Collector-Error"));
        Assert.Null(response.Header("kill-tokens"));
        Assert.DoesNotContain(receiver.Token, receiver.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("o:abcd1234")]
    [InlineData("{id}")]
    [InlineData("o:{id}-{token}")]
    [InlineData("o:")]
    public async Task Post_InstrumentationKeyOfAnotherTenant_Is401(string key)
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.CollectAsync(receiver.ActionWith(
            "iKey", key.Replace("{token}", receiver.Token, StringComparison.Ordinal).Replace("{id}", receiver.TokenId, StringComparison.Ordinal)));

        var problem = await response.AssertProblemAsync(401, "foreign-tenant");
        Assert.Equal("InvalidTenantToken", response.Header("Collector-Error"));
        Assert.DoesNotContain(receiver.Token, problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(receiver.Rows());
    }

    [Theory]
    [InlineData("Disabled", "true")]
    [InlineData("Expires", "2026-01-01T00:00:00Z")]
    [Trait("Carries", "modelkit.kill-switch")]
    public async Task Post_WithARevokedKey_Is401AndTellsItsClientToStop(string setting, string value)
    {
        await using var receiver = await Receiver.StartAsync(($"Ingest:Producers:{{token}}:{setting}", value));

        using var response = await receiver.CollectAsync(receiver.Action());

        await response.AssertProblemAsync(401, "unauthorized");
        Assert.Equal($"o:{receiver.TokenId}:all", response.Header("kill-tokens"));
        Assert.Equal("86400", response.Header("kill-duration"));
    }

    [Fact]
    public async Task Post_Anonymously_IsTakenWhereThatIsAllowed()
    {
        await using var receiver = await Receiver.StartAsync(("Ingest:AllowAnonymous", "true"));

        using var response = await receiver.CollectAsync(receiver.ActionWith("iKey", "o:anyone"), key: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Post_TooMuch_Is413()
    {
        await using var receiver = await Receiver.StartAsync();

        using var many = await receiver.CollectAsync(string.Concat(Enumerable.Repeat("{}\n", 5_001)));

        await many.AssertProblemAsync(413, "too-many-events");
    }

    [Fact]
    public async Task Post_StoreFails_Is503SoThatTheClientKeepsTheBody()
    {
        using var directory = new TemporaryDirectory();
        var disk = new FaultyWriter { FailsToFlush = true };
        await using var receiver = await Receiver.StartAsync(s => s.AddSingleton<IDurableWriter>(disk), ("Ingest:File:Directory", directory.Path));

        using var failed = await receiver.CollectAsync($"{receiver.Action()}\n{receiver.ActionWith("data.leaked_field", 1)}");
        disk.FailsToFlush = false;
        using var again = await receiver.CollectAsync(receiver.Action());

        await failed.AssertProblemAsync(503, "unavailable");
        Assert.NotNull(failed.Headers.RetryAfter);
        Assert.Equal(1, (int?)(await again.JsonAsync())["acc"]);
    }
}
