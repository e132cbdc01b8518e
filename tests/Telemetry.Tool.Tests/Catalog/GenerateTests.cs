namespace Telemetry.Tool.Tests.Catalog;

public sealed class GenerateTests
{
    [Fact]
    public void Generate_NothingChanged_WritesNothing()
    {
        using var copy = new CatalogueCopy();
        var file = copy.FileOf("docs/events.md");
        var unusual = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, unusual);

        var outcome = copy.Run("catalog", "generate");

        Assert.Equal((0, "Everything is up to date.\n"), (outcome.ExitCode, outcome.Out.ReplaceLineEndings("\n")));
        Assert.Equal(unusual, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public void Generate_FromNothing_MakesWhatTheRepositoryHolds()
    {
        using var copy = new CatalogueCopy();
        var before = copy.Snapshot();
        foreach (var folder in new[] { "src", "infra" })
        {
            Directory.Delete(copy.FileOf(folder), recursive: true);
        }

        File.Delete(copy.FileOf("docs/events.md"));
        File.Delete(copy.FileOf("schemas/consent.lock.json"));

        var outcome = copy.Run("catalog", "generate");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("created docs/events.md", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }

    [Fact]
    public void Generate_Files_EndLinesWithLineFeedsAlone()
    {
        using var copy = new CatalogueCopy();

        Assert.All(copy.Snapshot(), file => Assert.False(file.Value.Contains('\r', StringComparison.Ordinal), file.Key));
    }

    [Fact]
    public void Generate_EventRemoved_DeletesItsType()
    {
        using var copy = new CatalogueCopy();
        File.Delete(copy.FileOf("schemas/events/span.schema.json"));
        copy.RaiseConsentVersion();

        var outcome = copy.Run("catalog", "generate");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("deleted src/Telemetry.Client/Generated/SpanEvent.g.cs", outcome.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(copy.FileOf("src/Telemetry.Client/Generated/SpanStatus.g.cs")));
        Assert.Equal(0, copy.Run("catalog", "check").ExitCode);
    }

    [Fact]
    public void Generate_PrivacyDocument_KeepsWhatPeopleWrote()
    {
        using var copy = new CatalogueCopy();
        copy.Write("docs/privacy.md", "before\n<!-- generated:fields -->\noutdated\n<!-- /generated:fields -->\nafter\n");

        Assert.Equal(0, copy.Run("catalog", "generate").ExitCode);

        var text = copy.Read("docs/privacy.md");
        Assert.StartsWith("before\n<!-- generated:fields -->\n\n| Event |", text, StringComparison.Ordinal);
        Assert.EndsWith("|\n\n<!-- /generated:fields -->\nafter\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("outdated", text, StringComparison.Ordinal);
        Assert.Contains("`stack[].line`", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_FaultySchemas_WritesNothing()
    {
        using var copy = new CatalogueCopy();
        copy.Edit("schemas/events/span.schema.json", e => e["description"] = "Changed.");
        copy.Edit("schemas/events/command.schema.json", e => e["properties"]!["phase"]!.AsObject().Remove("x-purpose"));
        var before = copy.Snapshot();

        var outcome = copy.Run("catalog", "generate");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("events/command.schema.json#/properties/phase: 'x-purpose' is missing", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }

    [Fact]
    public void Generate_TargetThatCannotBeWritten_IsAFileError()
    {
        using var copy = new CatalogueCopy();
        Directory.Delete(copy.FileOf("infra"), recursive: true);
        copy.Write("infra", "a file where a directory belongs");

        var outcome = copy.Run("catalog", "generate");

        Assert.Equal(3, outcome.ExitCode);
        Assert.NotEmpty(outcome.Error);
    }
}
