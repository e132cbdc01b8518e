using System.Reflection;
using Ingest.Functions.Answering;
using Ingest.Functions.Reading;
using Ingest.Functions.Validating;

namespace Ingest.Functions.Tests.Answering;

public sealed class ProblemTypesTests
{
    [Fact]
    public void All_EveryTypeDeclared_IsListedOnce()
    {
        var declared = typeof(ProblemTypes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.FieldType == typeof(ProblemType))
            .Select(f => (ProblemType)f.GetValue(null)!);

        Assert.Equal(declared.Select(t => t.Code).Order(StringComparer.Ordinal), ProblemTypes.All.Select(t => t.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_EachType_HasACodeOfItsOwnAndTexts()
    {
        Assert.Equal(ProblemTypes.All.Count, ProblemTypes.All.Select(t => t.Code).Distinct().Count());
        Assert.All(ProblemTypes.All, type =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", type.Code);
            Assert.Equal($"/problems/{type.Code}", type.Uri);
            Assert.InRange(type.Status, 400, 599);
            Assert.All([type.Title, type.Meaning, type.Remedy], text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.DoesNotMatch("[.]$", type.Title);
            Assert.Matches("[.]$", type.Meaning);
            Assert.Matches("[.]$", type.Remedy);
        });
    }

    [Fact]
    public void For_EveryFaultThatIsAnswered_HasItsProblem()
    {
        var faults = Enum.GetValues<ReadFault>().Except([ReadFault.None, ReadFault.Aborted]).ToDictionary(f => f, f => ReadProblems.For(f).Type.Status);
        var splits = Enum.GetValues<SplitResult>().Except([SplitResult.Single, SplitResult.Batch]).ToDictionary(s => s, s => ReadProblems.For(s).Type.Status);

        Assert.Equal(
            new() { [ReadFault.CompressedTooLarge] = 413, [ReadFault.TooLarge] = 413, [ReadFault.Corrupt] = 400, [ReadFault.TooSlow] = 408, [ReadFault.Incomplete] = 400 },
            faults);
        Assert.Equal(new() { [SplitResult.Empty] = 400, [SplitResult.Malformed] = 400, [SplitResult.TooMany] = 413 }, splits);
    }

    [Fact]
    public void For_EveryLimit_IsNamedInTheDetail()
    {
        Assert.Contains("1048576", ReadProblems.For(ReadFault.CompressedTooLarge).Detail, StringComparison.Ordinal);
        Assert.Contains("8388608", ReadProblems.For(ReadFault.TooLarge).Detail, StringComparison.Ordinal);
        Assert.Contains("5000", ReadProblems.For(SplitResult.TooMany).Detail, StringComparison.Ordinal);
        Assert.Contains("30 s", ReadProblems.For(ReadFault.TooSlow).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void For_NothingToAnswer_IsAMistakeOfTheCaller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadProblems.For(ReadFault.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadProblems.For(ReadFault.Aborted));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadProblems.For(SplitResult.Batch));
    }

    [Theory]
    [InlineData(EventFinding.Malformed, 400)]
    [InlineData(EventFinding.Invalid, 422)]
    [InlineData(EventFinding.Unknown, 422)]
    [InlineData(EventFinding.ForeignApp, 403)]
    [InlineData(EventFinding.TooLarge, 413)]
    [InlineData(EventFinding.TooDeep, 413)]
    public void For_Finding_HasItsStatus(object finding, int status)
    {
        var problem = EventProblems.For(EventReport.One((EventFinding)finding, null, "/a", "k", "why"));

        Assert.Equal((status, "why"), (problem.Type.Status, problem.Detail));
        Assert.Equal([new EventFault("/a", "k", "why")], problem.Errors);
    }
}
