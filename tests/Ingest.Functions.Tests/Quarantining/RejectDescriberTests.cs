using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Functions.Quarantining;
using Telemetry.Schema.Tables;

namespace Ingest.Functions.Tests.Quarantining;

public class RejectDescriberTests
{
    private const string Sentinel = "hunter2 secret@example.org";

    [Fact]
    public void Describe_KnownEvent_KeepsWhatIsKnown()
    {
        var reject = Refusals.Describe(
            """{"data":{"name":"x"},"name":"command","v":1,"app":"notes","app_version":"1.2.3"}""", "/data/outcome", "enum", apps: ["notes"]);

        Assert.Equal(new Reject(Refusals.Received, "invalid", "enum", "/data/outcome", "command", "notes", "1.2.3", "abcdefgh", 80), reject);
    }

    [Theory]
    [InlineData("/os", "/os")]
    [InlineData("", "")]
    [InlineData("/data", "/data")]
    [InlineData("/data/exit_code", "/data/exit_code")]
    [InlineData("/data/attributes", "/data/attributes")]
    [InlineData("/data/attributes/hunter2", "/data/attributes")]
    [InlineData("/data/attributes/4111111111111111", "/data/attributes")]
    [InlineData("/data/hunter2/exit_code", "/data")]
    [InlineData("/data/exit_code/0/hunter2", "/data/exit_code")]
    [InlineData("/hunter2", "")]
    [InlineData("/~1", "")]
    [InlineData("hunter2", "")]
    public void Describe_Pointer_EndsBeforeTheFirstNameNobodyDeclared(string pointer, string kept) =>
        Assert.Equal(kept, Refusals.Describe("""{"name":"command","v":1}""", pointer).Pointer);

    [Theory]
    [InlineData("/data/stack/3/line", "/data/stack/3/line")]
    [InlineData("/data/stack/3/hunter2", "/data/stack/3")]
    [InlineData("/data/stack/x", "/data/stack")]
    public void Describe_PointerIntoAnArray_KeepsItsIndex(string pointer, string kept) =>
        Assert.Equal(kept, Refusals.Describe("""{"name":"error","v":1}""", pointer).Pointer);

    [Fact]
    public void Describe_UnknownEvent_KeepsNoNameAndNoPlaceInItsData()
    {
        var reject = Refusals.Describe("""{"name":"hunter2","v":1}""", "/data/command");

        Assert.Null(reject.Name);
        Assert.Equal("/data", reject.Pointer);
    }

    [Fact]
    public void Describe_AppTheTokenIsNotFor_IsLeftOutWithItsVersion()
    {
        var reject = Refusals.Describe("""{"app":"other","app_version":"1.0"}""", apps: ["notes"]);

        Assert.Null(reject.App);
        Assert.Null(reject.AppVersion);
    }

    [Theory]
    [InlineData("notes", "1.2.3", "notes", "1.2.3")]
    [InlineData("WinML.CLI", "v2.0-beta.1", "WinML.CLI", "v2.0-beta.1")]
    [InlineData("tk_abcdefgh_secret", "1", null, null)]
    [InlineData("a@example.org", "1", null, null)]
    [InlineData("my secret", "1", null, null)]
    [InlineData("notes", "build of Ann", "notes", null)]
    [InlineData("notes", "1.2.3\n", "notes", null)]
    public void Describe_TokenForAllApps_KeepsOnlyPlainOnes(string app, string version, string? keptApp, string? keptVersion)
    {
        var reject = Refusals.Describe(new JsonObject { ["app"] = app, ["app_version"] = version }.ToJsonString());

        Assert.Equal(keptApp, reject.App);
        Assert.Equal(keptVersion, reject.AppVersion);
    }

    [Fact]
    public void Describe_AnyBytes_KeepsNoneOfTheCallersText() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(0, 200).ToArbitrary(), (noise, cut) =>
        {
            var whole = new JsonObject
            {
                [Sentinel] = 1,
                ["name"] = Sentinel,
                ["app"] = Sentinel + noise.Get,
                ["app_version"] = Sentinel,
                ["data"] = new JsonObject { ["command"] = Sentinel },
            }.ToJsonString();
            var json = whole[..Math.Min(cut, whole.Length)] + noise.Get;

            var row = Row(Refusals.Describe(json, $"/{Sentinel}/data", Sentinel));

            Assert.DoesNotContain("hunter2", row, StringComparison.Ordinal);
            Assert.DoesNotContain("example", row, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_FullReject_HasTheColumnsOfTheTableInTheirOrder()
    {
        var row = JsonNode.Parse(Row(new Reject(Refusals.Received, "invalid", "type", "/os", "command", "notes", "1.0", "abcdefgh", 12)))!.AsObject();

        Assert.Equal(TableDefinition.Rejects.Columns.Select(c => c.Name), row.Select(m => m.Key));
        Assert.Equal("2026-11-21T09:00:00.000Z", (string?)row["TimeGenerated"]);
        Assert.Equal(12, (int?)row["SizeBytes"]);
    }

    [Fact]
    public void Write_WhatIsNotKnown_IsLeftOut() =>
        Assert.Equal(
            """{"TimeGenerated":"2026-11-21T09:00:00.000Z","ReceivedTime":"2026-11-21T09:00:00.000Z","Reason":"malformed","Keyword":"json","ProducerId":"abcdefgh","SizeBytes":2}""" + "\n",
            Row(Refusals.Describe("{,", "", "json", "malformed")));

    private static string Row(Reject reject)
    {
        var rows = new System.Buffers.ArrayBufferWriter<byte>();
        RejectWriter.Write(rows, reject);
        return Encoding.UTF8.GetString(rows.WrittenSpan);
    }
}
