using System.Reflection;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Events;

public sealed class ExceptionReadingTests
{
    [Fact]
    public void TypeName_GenericException_HasNoArguments() =>
        Assert.Equal("Telemetry.Client.Tests.Events.GenericFault`1", ExceptionReading.TypeName(new GenericFault<ExceptionReadingTests>()));

    [Fact]
    public void RootCauseTypeName_Chain_IsTheInnermost()
    {
        var exception = new InvalidOperationException("a", new AggregateException(new TimeoutException("b"), new FormatException("c")));

        Assert.Equal("System.TimeoutException", ExceptionReading.RootCauseTypeName(exception));
        Assert.Null(ExceptionReading.RootCauseTypeName(new TimeoutException("b")));
    }

    [Fact]
    public void RootCauseTypeName_CycleOfCauses_Ends()
    {
        var outer = new InvalidOperationException("outer", new FormatException("inner"));
        typeof(Exception).GetField("_innerException", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(outer.InnerException, outer);

        Assert.Equal("System.FormatException", ExceptionReading.RootCauseTypeName(outer));
    }

    [Fact]
    public void Stack_ThrownException_HasFunctionsFileNamesAndLinesOnly()
    {
        var stack = ExceptionReading.Stack(Caught());

        Assert.Equal($"{typeof(ExceptionReadingTests).FullName}.Thrower", stack[0].Function);
        Assert.Equal("ExceptionReadingTests.cs", stack[0].File);
        Assert.True(stack[0].Line > 0);
    }

    [Fact]
    public void Stack_DeepRecursion_IsCutAtTheInnermostFrames()
    {
        var stack = ExceptionReading.Stack(Assert.Throws<InvalidOperationException>(() => Recurse(100)));

        Assert.Equal(ExceptionReading.MaxFrames, stack.Count);
        Assert.EndsWith(".Recurse", stack[0].Function, StringComparison.Ordinal);
    }

    [Fact]
    public void Stack_NeverThrown_IsEmpty() => Assert.Empty(ExceptionReading.Stack(new InvalidOperationException("x")));

    [Theory]
    [InlineData("/home/me/src/A.cs", "A.cs")]
    [InlineData("C:\\Users\\me\\A.cs", "A.cs")]
    [InlineData("\\\\server\\share\\A.cs", "A.cs")]
    [InlineData("A.cs", "A.cs")]
    [InlineData("C:A.cs", "A.cs")]
    [InlineData("~A.cs", "A.cs")]
    [InlineData("/home/me/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Of_PathOfAnySystem_IsTheFileName(string? path, string? expected) => Assert.Equal(expected, SourceFileName.Of(path));

    private static InvalidOperationException Caught()
    {
        try
        {
            Thrower();
            return null!;
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Thrower() => throw new InvalidOperationException("secret");

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static int Recurse(int depth) => depth == 0 ? throw new InvalidOperationException("x") : Recurse(depth - 1) + 1;
}
