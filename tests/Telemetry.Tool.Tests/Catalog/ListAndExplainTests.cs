using System.Text.Json;
using Ingest.Testing;

namespace Telemetry.Tool.Tests.Catalog;

public sealed class ListAndExplainTests
{
    // Sorted as bytes: capitals come first.
    private static readonly string[] Others =
    [
        "MXC.Error", "MXC.Execution", "ModelKitAction", "ModelKitError", "ModelKitHeartbeat", "WinMLCLIAction", "WinMLCLIError", "WinMLCLIHeartbeat",
    ];

    [Fact]
    public void List_Text_HasALinePerEvent()
    {
        var outcome = Run("catalog", "list");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal([.. Others, "client_stats", "command", "dws.command", "error", "heartbeat", "span"], outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0]));
    }

    [Fact]
    public void List_Json_NamesFieldsAndConsentVersion()
    {
        using var json = JsonDocument.Parse(Run("catalog", "list", "--json").Out);
        var span = json.RootElement.GetProperty("events").EnumerateArray().Single(e => e.GetProperty("name").GetString() == "span");

        Assert.Equal(1, json.RootElement.GetProperty("consentVersion").GetInt32());
        Assert.Equal(["name", "duration_ms", "status", "attributes"], span.GetProperty("fields").EnumerateArray().Select(f => f.GetString()));
    }

    [Fact]
    public void Explain_Event_SaysWhatWhyAndHowLarge()
    {
        var outcome = Run("catalog", "explain", "error");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("stack[].function (required)", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("≤ 128 characters", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("FailureReason (string)", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_Envelope_Json_HasColumns()
    {
        using var json = JsonDocument.Parse(Run("catalog", "explain", "envelope", "--json").Out);
        var id = json.RootElement.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("path").GetString() == "id");

        Assert.Equal("EventId", id.GetProperty("column").GetString());
        Assert.True(id.GetProperty("required").GetBoolean());
    }

    [Theory]
    [InlineData("WinMLCLIHeartbeat, client_stats, command, dws.command, error, heartbeat, span, envelope", "catalog", "explain", "commando")]
    [InlineData("the newest is 1", "catalog", "explain", "command", "--version", "2")]
    public void Explain_UnknownEventOrVersion_IsAUsageError(string said, params string[] args)
    {
        var outcome = Run(args);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void List_NoSchemasUpwards_SaysWhatToDo()
    {
        using var empty = new TemporaryDirectory();

        var upwards = ToolRun.In(empty.Path, "catalog", "list");
        var given = ToolRun.In(RepositoryRoot.Path(), "catalog", "list", "--root", empty.Path);

        Assert.Equal((2, 2), (upwards.ExitCode, given.ExitCode));
        Assert.Contains("give --root", upwards.Error, StringComparison.Ordinal);
        Assert.Contains("holds no 'schemas' directory", given.Error, StringComparison.Ordinal);
    }

    private static ToolOutcome Run(params string[] args) => ToolRun.In(RepositoryRoot.Path(), args);
}
