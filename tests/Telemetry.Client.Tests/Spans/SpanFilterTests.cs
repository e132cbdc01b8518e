using Telemetry.Client.Spans;

namespace Telemetry.Client.Tests.Spans;

public sealed class SpanFilterTests
{
    [Theory]
    [InlineData("info", "A", nameof(SpanLevel.Info), true)]
    [InlineData("info", "A", nameof(SpanLevel.Debug), false)]
    [InlineData("off", "A", nameof(SpanLevel.Error), false)]
    [InlineData("A=off", "A", nameof(SpanLevel.Off), false)]
    [InlineData("A", "A", nameof(SpanLevel.Trace), true)]
    [InlineData("A", "B", nameof(SpanLevel.Error), false)]
    [InlineData("A", "AB", nameof(SpanLevel.Error), false)]
    [InlineData("A", "A.B", nameof(SpanLevel.Trace), true)]
    [InlineData("error, A = WARN ,A.B=debug", "A.B.C", nameof(SpanLevel.Debug), true)]
    [InlineData("error, A = WARN ,A.B=debug", "A.C", nameof(SpanLevel.Info), false)]
    [InlineData("error, A = WARN ,A.B=debug", "A.C", nameof(SpanLevel.Warn), true)]
    [InlineData("error, A = WARN ,A.B=debug", "X", nameof(SpanLevel.Warn), false)]
    public void Passes_Directives_TheLongestTargetDecides(string text, string target, string level, bool passes) =>
        Assert.Equal(passes, SpanFilter.TryParse(text)!.Passes(target, Enum.Parse<SpanLevel>(level)));

    [Theory]
    [InlineData("")]
    [InlineData("A=")]
    [InlineData("A=loud")]
    [InlineData("A=3")]
    [InlineData("=info")]
    [InlineData("A=info=warn")]
    [InlineData("info,,A")]
    [InlineData("info,warn")]
    [InlineData("A=info,A")]
    [InlineData("A B")]
    [InlineData("é=info")]
    public void TryParse_NoDirectives_IsNull(string text) => Assert.Null(SpanFilter.TryParse(text));

    [Theory]
    [Trait("Carries", "azure-init.filter")]
    [InlineData(null, null, nameof(SpanLevel.Info), 0)]
    [InlineData(" ", " ", nameof(SpanLevel.Info), 0)]
    [InlineData(null, "error", nameof(SpanLevel.Error), 0)]
    [InlineData("trace", "error", nameof(SpanLevel.Trace), 0)]
    [InlineData("trace", "=", nameof(SpanLevel.Trace), 0)]
    [InlineData("=", "error", nameof(SpanLevel.Error), 1)]
    [InlineData("=", "=", nameof(SpanLevel.Info), 2)]
    public void Read_EnvironmentThenOptionsThenDefault_MalformedIsReported(string? environment, string? options, string leastName, int problems)
    {
        var least = Enum.Parse<SpanLevel>(leastName);
        var choice = FilterChoice.Read("NOTES_TELEMETRY_FILTER", environment, options);

        Assert.True(choice.Filter.Passes("A", least));
        Assert.False(choice.Filter.Passes("A", least - 1));
        Assert.Equal(problems, choice.Problems.Count);
        Assert.All(choice.Problems, p => Assert.Contains("Filter", p, StringComparison.OrdinalIgnoreCase));
    }
}
