using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Sinks;

public sealed class SinkChoiceTests
{
    [Theory]
    [InlineData(true, null, SinkMode.DryRun, "Ingest:DryRun is true")]
    [InlineData(true, "/rows", SinkMode.DryRun, "Ingest:DryRun is true")]
    [InlineData(false, null, SinkMode.DryRun, "no store is configured")]
    [InlineData(false, "/rows", SinkMode.File, "rows are stored in files")]
    public void From_Settings_ChoosesAndSaysWhy(bool forcedDry, string? directory, object mode, string explanation)
    {
        var choice = SinkChoice.From(forcedDry, directory);

        Assert.Equal((SinkMode)mode, choice.Mode);
        Assert.StartsWith(explanation, choice.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_EveryMode_IsThatOfTheContract() =>
        Assert.Equal(["dry-run", "file"], Enum.GetValues<SinkMode>().Select(m => m.Name()));
}
