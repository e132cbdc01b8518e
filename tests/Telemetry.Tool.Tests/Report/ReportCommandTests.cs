using System.Text.Json;
using Ingest.Testing;

namespace Telemetry.Tool.Tests.Report;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Report_OfSamples_TellsOfTheBadRelease()
    {
        var made = ToolRun.In(_directory.Path, "samples", "rows", "--events", "3000");
        using var report = Json("rows");

        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        var versions = report.RootElement.GetProperty("panels").GetProperty("versions").GetProperty("rows").EnumerateArray()
            .ToDictionary(r => $"{r[0]} {r[1]}", r => r[7].GetDouble());
        Assert.True(versions["notes 1.5.0"] > 5 * versions["notes 1.4.2"]);
        Assert.Equal(0, report.RootElement.GetProperty("read").GetProperty("unreadable").GetInt32());
    }

    [Fact]
    public void Samples_OfOneSeed_AreTheSameBytes()
    {
        ToolRun.In(_directory.Path, "samples", "a", "--events", "300");
        ToolRun.In(_directory.Path, "samples", "b", "--events", "300");

        Assert.Equal(
            Directory.GetFiles(_directory.File("a")).Order(StringComparer.Ordinal).Select(File.ReadAllText),
            Directory.GetFiles(_directory.File("b")).Order(StringComparer.Ordinal).Select(File.ReadAllText));
    }

    [Theory]
    [InlineData("--app", "notes", 2)]
    [InlineData("--version", "2.0.0", 1)]
    [InlineData("--command", "build", 2)]
    [InlineData("--since", "30m", 1)]
    [InlineData("--since", "2026-11-20", 3)]
    public void Report_WithAFilter_CountsWhatPasses(string option, string value, int events)
    {
        Write("rows.jsonl", Row(1, "notes", "1.0.0", "build", "08:00"), Row(2, "notes", "1.0.0", "test", "08:00"), Row(3, "todo", "2.0.0", "build", "08:45"));

        using var report = Json("rows.jsonl", option, value);

        Assert.Equal(events, report.RootElement.GetProperty("panels").GetProperty("summary").GetProperty("rows")[0][1].GetInt32());
    }

    [Fact]
    public void Report_OfAClientsFile_ReadsItsEnvelopes()
    {
        Write("events.jsonl", """{"id":"019a0000-0000-7000-8000-000000000001","name":"command","v":1,"time":"2026-11-21T08:00:00.000Z","app":"notes","app_version":"1.0.0","os":"linux","arch":"x64","data":{"command":"doc","subcommand":"create","outcome":"failure","exit_code":1,"duration_ms":90,"failure_reason":"api_error","phase":"upload"}}""");

        var report = ToolRun.In(_directory.Path, "report", "events.jsonl", "--panel", "failures", "--csv");

        Assert.Equal(
            ["2026-11-21T08:00:00.000Z,notes,1.0.0,doc,create,api_error,1,90,upload,,linux,x64,,,019a0000-0000-7000-8000-000000000001"],
            report.Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }

    [Fact]
    public void Report_OfStandardInput_SaysWhatItCouldNotRead()
    {
        var report = ToolRun.With($"{Row(1, "notes", "1.0.0", "build", "08:00")}\nnot a row\n", _directory.Path, "report", "-");

        Assert.Equal(0, report.ExitCode);
        Assert.Contains("1 rows and 0 rejects read", report.Out, StringComparison.Ordinal);
        Assert.Contains("1 lines are neither rows nor events", report.Out, StringComparison.Ordinal);
        Assert.Contains("Commands by use and failure", report.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FailingOnAlert_EndsWithOneOnlyWhereOneFires()
    {
        Write("good.jsonl", [.. Enumerable.Range(1, 60).Select(i => Row(i, "notes", "1.0.0", "build", "08:50"))]);
        Write("bad.jsonl", [.. Enumerable.Range(1, 60).Select(i => Row(i, "notes", "1.0.0", "build", "08:50", "failure"))]);

        Assert.Equal(0, ToolRun.In(_directory.Path, "report", "good.jsonl", "--fail-on", "alert").ExitCode);
        Assert.Equal(0, ToolRun.In(_directory.Path, "report", "bad.jsonl").ExitCode);
        var bad = ToolRun.In(_directory.Path, "report", "bad.jsonl", "--fail-on", "alert");
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains("ALERT Error rate", bad.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--since", "--since", "yesterday")]
    [InlineData(2, "--panel", "--panel", "speed")]
    [InlineData(2, "--csv", "--csv")]
    [InlineData(3, "no such file", "missing.jsonl")]
    public void Report_OfWhatCannotBe_SaysWhatIsTaken(int exitCode, string says, params string[] args)
    {
        Write("rows.jsonl");

        var report = ToolRun.In(_directory.Path, ["report", .. args.Contains("missing.jsonl") ? args : ["rows.jsonl", .. args]]);

        Assert.Equal(exitCode, report.ExitCode);
        Assert.Contains(says, report.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfTextThatASpreadsheetWouldRun_IsDefused()
    {
        Write("rows.jsonl", Row(1, "=cmd", "1,0", "build", "08:00"));

        var report = ToolRun.In(_directory.Path, "report", "rows.jsonl", "--panel", "versions", "--csv");

        Assert.Contains("'=cmd,\"1,0\",", report.Out, StringComparison.Ordinal);
    }

    private JsonDocument Json(params string[] args)
    {
        var run = ToolRun.In(_directory.Path, ["report", .. args, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Out);
    }

    private void Write(string name, params string[] lines) => File.WriteAllText(_directory.File(name), string.Concat(lines.Select(l => l + "\n")));

    private static string Row(int id, string app, string version, string command, string time, string outcome = "success") =>
        $$"""{"TimeGenerated":"2026-11-21T{{time}}:00.000Z","EventTime":"2026-11-21T{{time}}:00.000Z","ReceivedTime":"2026-11-21T{{time}}:01.000Z","EventId":"019a0000-0000-7000-8000-{{id:000000000000}}","Name":"command","Version":1,"App":"{{app}}","AppVersion":"{{version}}","Os":"linux","Arch":"x64","Command":"{{command}}","Outcome":"{{outcome}}","ExitCode":0,"DurationMs":10,"ProducerId":"p1"}""";
}
