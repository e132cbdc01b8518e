using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Events;

public sealed class FunctionNameTests
{
    [Theory]
    [InlineData("Ns.Outer", "Run", "Ns.Outer.Run")]
    [InlineData("Ns.Outer+Inner", "Run", "Ns.Outer.Inner.Run")]
    [InlineData("Ns.Outer", ".ctor", "Ns.Outer..ctor")]
    [InlineData("Ns.Outer+<RunAsync>d__5", "MoveNext", "Ns.Outer.RunAsync")]
    [InlineData("Ns.Outer+<RunAsync>d__5`1", "MoveNext", "Ns.Outer.RunAsync")]
    [InlineData("Ns.Outer+<>c", "<Run>b__0_1", "Ns.Outer.Run.lambda")]
    [InlineData("Ns.Outer+<>c__DisplayClass4_0", "<Run>b__1", "Ns.Outer.Run.lambda")]
    [InlineData("Ns.Outer+<>c__DisplayClass4_0+<<Run>b__1>d", "MoveNext", "Ns.Outer.Run.lambda")]
    [InlineData("Ns.Outer", "<Run>g__Add|0_0", "Ns.Outer.Run.Add")]
    [InlineData("Ns.Outer+<<Run>g__Add|0_0>d", "MoveNext", "Ns.Outer.Run.Add")]
    [InlineData("Program", "<Main>$", "Program.Main")]
    [InlineData("Program+<<Main>$>d__0", "MoveNext", "Program.Main")]
    [InlineData("Program+<>c", "<<Main>$>b__0_0", "Program.Main.lambda")]
    [InlineData("Program", "<<Main>$>g__Work|0_0", "Program.Main.Work")]
    [InlineData("Ns.List`1[[System.String, System.Private.CoreLib, Version=10.0.0.0]]", "Add", "Ns.List.Add")]
    [InlineData("Ns.Outer`1+Inner`2", "Run", "Ns.Outer.Inner.Run")]
    [InlineData("Ns.<Tool>F0A1B2__Local", "Run", "Ns.<Tool>F0A1B2__Local.Run")]
    [InlineData("<Tool>F0A1B2__Local", "Run", "Local.Run")]
    [InlineData("Ns.Enumerator", "MoveNext", "Ns.Enumerator.MoveNext")]
    [InlineData("", "Main", "Main")]
    [InlineData(null, null, "?")]
    [InlineData("<", "<", "<.<")]
    [InlineData("+", "<>", "?")]
    public void Of_NameOfTheCompiler_IsThatOfTheSource(string? type, string? method, string expected) =>
        Assert.Equal(expected, FunctionName.Of(type, method));

    [Fact]
    public void Of_DeepNesting_Ends() => Assert.NotEmpty(FunctionName.Of(new string('<', 10_000), new string('<', 5_000) + new string('>', 5_000)));
}
