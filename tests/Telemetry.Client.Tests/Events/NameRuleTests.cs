using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Events;

public sealed partial class NameRuleTests
{
    [Theory]
    [InlineData("list", "list")]
    [InlineData("Create Document", "create-document")]
    [InlineData("--verbose", "verbose")]
    [InlineData("_x.Y", "x.y")]
    [InlineData("naïve", "na-ve")]
    [InlineData("a/b\\c", "a-b-c")]
    [InlineData("...", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Conform_Text_IsTheNearestName(string? text, string? expected) => Assert.Equal(expected, NameRule.Conform(text));

    [Fact]
    public void Conform_AnyText_MatchesTheCatalogueOrIsNothing() => Prop.ForAll<string?>(text =>
        NameRule.Conform(text) is not { } name || (CataloguePattern().IsMatch(name) && name.Length <= 64)).QuickCheckThrowOnFailure();

    [Fact]
    public void Conform_WellFormedName_IsKept() => Prop.ForAll<string?>(text =>
        NameRule.Conform(text) is not { } name || NameRule.Conform(name) == name).QuickCheckThrowOnFailure();

    [Fact]
    public void Conform_LongName_IsCutAtTheBound() => Assert.Equal(new string('a', 64), NameRule.Conform(new string('A', 200)));

    [Fact]
    public void IsWellFormed_AnyText_AgreesWithTheCatalogue() => Prop.ForAll<NonNull<string>>(text =>
        NameRule.IsWellFormed(text.Get) == (text.Get.Length <= 64 && CataloguePattern().IsMatch(text.Get))).QuickCheckThrowOnFailure();

    [Fact]
    public void From_Paths_MapToCommandAndSubcommand()
    {
        Assert.Equal(new("list", null), CommandPath.From(["list"], "notes"));
        Assert.Equal(new("doc", "create"), CommandPath.From(["doc", "create"], "notes"));
        Assert.Equal(new("a", "b.c.d"), CommandPath.From(["A", "B", "C", "D"], "notes"));
        Assert.Equal(new("notes", null), CommandPath.From([], "Notes"));
        Assert.Equal(new("unnamed", null), CommandPath.From(["---"], "notes"));
        Assert.Equal(new("unnamed", null), CommandPath.From([null!], "notes"));
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]*\z")]
    private static partial Regex CataloguePattern();
}
