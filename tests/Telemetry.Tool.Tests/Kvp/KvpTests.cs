using System.Text.Json;
using Ingest.Testing;

namespace Telemetry.Tool.Tests.Kvp;

/// <summary>The commands on a real pool in a folder of the test's own.</summary>
public sealed class KvpTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public KvpTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Pools are files of Linux guests.");

    public void Dispose() => _directory.Dispose();

    [Fact]
    [Trait("Carries", "azure-init.store")]
    public void WriteReadDelete_OneKey_AnswerByExitCodeAndText()
    {
        Assert.Equal(new ToolOutcome(0, "", ""), Run("write", "a", "1"));
        Assert.Equal(new ToolOutcome(0, "", ""), Run("write", "--append", "a", "2"));
        Assert.Equal(new ToolOutcome(0, "2\n", ""), Run("read", "a"));
        Assert.Equal(new ToolOutcome(0, "a=1\na=2\n", ""), Run("dump"));
        Assert.Equal(new ToolOutcome(0, "a=2\n", ""), Run("entries"));
        Assert.Equal(new ToolOutcome(0, "true\n", ""), Run("delete", "a"));
        Assert.Equal(new ToolOutcome(1, "false\n", ""), Run("delete", "a"));
        Assert.Equal(new ToolOutcome(1, "", ""), Run("read", "a"));
    }

    [Fact]
    public void Info_EmptyPoolOfAnotherKind_SaysWhereAndHowLarge() =>
        Assert.Equal(
            new ToolOutcome(0, $"pool=external\npath={_directory.File(".kvp_pool_0")}\nmode=unsafe\nrecords=0\nempty=true\nstale=false\nmax_key_size=512\nmax_value_size=2048\n", ""),
            Run("info", "--pool", "0", "--unsafe"));

    [Fact]
    [Trait("Carries", "azure-init.store")]
    public void Json_EveryCommandThatAnswers_HasItsShape()
    {
        With("b=2\na=1\nb=line\n", "append");

        Assert.Equal("""[{"key":"b","value":"2"},{"key":"a","value":"1"},{"key":"b","value":"line"}]""", Json("dump"));
        Assert.Equal("""{"a":"1","b":"line"}""", Json("entries"));
        Assert.Equal("""{"key":"a","value":"1"}""", Json("read", "a"));
        Assert.Equal("""{"stale":false}""", Json("is-stale"));
        Assert.Equal("""{"removed":true}""", Json("delete", "a"));
        Assert.Equal("""{"removed":2}""", Json("delete-multiple", "b", "z"));
        Assert.Equal(
            $$"""{"pool":"guest","path":"{{_directory.File(".kvp_pool_1")}}","mode":"safe","records":0,"empty":true,"stale":false,"max_key_size":254,"max_value_size":1022}""",
            Json("info"));
    }

    [Theory]
    [InlineData("append")]
    [InlineData("append-multiple")]
    public void Append_Lines_KeepsWhatIsThere(string verb)
    {
        Run("write", "x", "1");

        Assert.Equal(0, With("x=2\n\ny=a=b\n", verb).ExitCode);

        Assert.Equal("x=1\nx=2\ny=a=b\n", Run("dump").Out);
    }

    [Fact]
    public void Load_LinesOfAFile_ReplaceWhatIsThere()
    {
        Run("write", "x", "1");
        File.WriteAllText(_directory.File("records.txt"), "a=1\nb=2\n");

        Assert.Equal(0, Run("load", "--file", "records.txt").ExitCode);

        Assert.Equal("a=1\nb=2\n", Run("dump").Out);
    }

    [Theory]
    [InlineData("at least one character", "write", "", "value")]
    [InlineData("'7' not recognized", "--pool", "7", "info")]
    [InlineData("go with --parse-diagnostics", "dump", "--level", "INFO")]
    [InlineData("'0' is none", "dump", "--parse-diagnostics", "--tail", "0")]
    [InlineData("pair 1 has no '='", "report-failure", "--vm-id", "v", "--reason", "boom", "--supporting-data", "novalue")]
    [InlineData("--reason", "report-failure", "--vm-id", "v")]
    [InlineData("not both", "clear", "--if-stale", "--diagnostics")]
    public void Run_WrongUse_EndsWithTwoAndSaysWhatIsTaken(string expected, params string[] args)
    {
        var outcome = Run(args);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_OneLineOfSeveralWithoutEquals_WritesNothing()
    {
        var outcome = With("a=1\nwrong\n", "append");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("line 2", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", Run("dump").Out);
    }

    [Fact]
    public void Write_FolderThatIsNot_EndsWithThree() =>
        Assert.Equal(3, ToolRun.In(_directory.Path, "kvp", "write", "--dir", "missing", "a", "1").ExitCode);

    [Fact]
    public void Clear_IfStale_ClearsWhatIsOlderThanTheMachinesStart()
    {
        Run("write", "a", "1");
        Assert.Equal((1, "false\n"), (Run("is-stale").ExitCode, Run("is-stale").Out));
        Run("clear", "--if-stale");
        Assert.Equal("a=1\n", Run("dump").Out);

        File.SetLastWriteTimeUtc(_directory.File(".kvp_pool_1"), DateTimeOffset.UnixEpoch.UtcDateTime.AddDays(1));
        Assert.Equal((0, "true\n"), (Run("is-stale").ExitCode, Run("is-stale").Out));
        Run("clear", "--if-stale");
        Assert.Equal("", Run("dump").Out);
    }

    [Fact]
    [Trait("Carries", "azure-init.diagnostics")]
    public void DumpAndClear_Diagnostics_LeaveOtherRecords()
    {
        With("p|v|INFO|add|1=Time: t\np|v|ERROR|list|2=Time: u\nother=1\n", "append");
        Run("report-success", "--vm-id", "vm-1", "--agent", "test/1", "--pps-type", "Running", "--supporting-data", "build=123,commit='a,b'");

        Assert.Equal("ERROR p list  Time: u\n", Run("dump", "--parse-diagnostics", "--level", "ERROR").Out);
        Assert.Equal("INFO  p add  Time: t\n", Run("dump", "--parse-diagnostics", "--name", "add").Out);
        Assert.Contains("PROVISIONING_REPORT  result=success, agent=test/1, pps_type=Running, vm_id=vm-1, timestamp=", Run("dump", "--parse-diagnostics", "--tail", "1").Out, StringComparison.Ordinal);
        Assert.Contains("""{"kind":"raw","key":"other","value":"1"}""", Json("dump", "--parse-diagnostics", "--include-raw", "--tail"), StringComparison.Ordinal);
        Assert.DoesNotContain("raw", Json("dump", "--parse-diagnostics"), StringComparison.Ordinal);

        Run("clear", "--diagnostics");
        Assert.StartsWith("other=1\nPROVISIONING_REPORT=result=success|agent=test/1|", Run("dump").Out, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Carries", "azure-init.report")]
    public void Report_Twice_KeepsTheLast()
    {
        Run("report-failure", "--vm-id", "vm-1", "--reason", "boom", "--documentation-url", "https://example.com/a");
        Run("report-success", "--vm-id", "vm-1");

        Assert.StartsWith("result=success|agent=telemetry/", Run("read", "PROVISIONING_REPORT").Out, StringComparison.Ordinal);
        Assert.Equal(1, Run("dump").Out.Count(c => c == '\n'));
    }

    [Fact]
    public void Dump_TornAndUnreadableRecords_ShowsTheOthersAndSaysSo()
    {
        With("a=1\nb=2\nc=3\n", "append");
        using (var file = new FileStream(_directory.File(".kvp_pool_1"), FileMode.Open))
        {
            file.Position = 2560;
            file.WriteByte(0xFF);
            file.SetLength(file.Length + 17);
        }

        var outcome = Run("dump");

        Assert.Equal((0, "a=1\nc=3\n"), (outcome.ExitCode, outcome.Out));
        Assert.Contains("1 of 3 records", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("last 17 bytes", outcome.Error, StringComparison.Ordinal);
    }

    private ToolOutcome Run(params string[] args) => With("", args);

    private ToolOutcome With(string input, params string[] args) => ToolRun.With(input, _directory.Path, ["kvp", "--dir", ".", .. args]);

    /// <summary>What it answers with <c>--json</c>, without the layout.</summary>
    private string Json(params string[] args)
    {
        using var document = JsonDocument.Parse(Run([.. args, "--json"]).Out);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
