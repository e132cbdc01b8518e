using System.Reflection;
using Telemetry.Client.Events;

namespace Telemetry.Client.Tests.Events;

public sealed class ExceptionReadingTests
{
    [Fact]
    public void TypeName_GenericException_HasNoArguments() =>
        Assert.Equal("Telemetry.Client.Tests.Events.GenericFault`1", ExceptionReading.TypeName(new GenericFault<ExceptionReadingTests>()));

    [Fact]
    [Trait("Carries", "modelkit.stack")]
    public void RootCause_Chain_IsTheInnermost()
    {
        var innermost = new TimeoutException("b");
        var exception = new InvalidOperationException("a", new AggregateException(new TargetInvocationException(innermost), new FormatException("c")));

        Assert.Same(innermost, ExceptionReading.RootCause(exception));
        Assert.Null(ExceptionReading.RootCause(innermost));
    }

    [Fact]
    public void RootCause_CycleOfCauses_Ends()
    {
        var outer = new InvalidOperationException("outer", new FormatException("inner"));
        typeof(Exception).GetField("_innerException", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(outer.InnerException, outer);

        Assert.IsType<FormatException>(ExceptionReading.RootCause(outer));
    }

    [Fact]
    public void RootCause_EndlessChain_IsFollowedSoFar()
    {
        var exception = Enumerable.Range(0, 10_000).Aggregate(new InvalidOperationException("0"), (inner, i) => new InvalidOperationException($"{i + 1}", inner));

        Assert.Equal("9900", ExceptionReading.RootCause(exception)!.Message);
    }

    [Fact]
    public void Read_BasicLevel_HasNoText()
    {
        var read = ExceptionReading.Read(new InvalidOperationException("a", new TimeoutException("b")), TelemetryLevel.Basic);

        Assert.Equal(("System.InvalidOperationException", "System.TimeoutException"), (read.ExceptionType, read.RootCauseType));
        Assert.Equal((null, null), (read.Message, read.RootCauseMessage));
    }

    [Fact]
    public void Read_TextLevel_HasBothMessages()
    {
        var read = ExceptionReading.Read(new InvalidOperationException("a", new TimeoutException("b")), TelemetryLevel.Text);

        Assert.Equal(("a", "b"), (read.Message, read.RootCauseMessage));
        Assert.Null(ExceptionReading.Read(new TimeoutException("b"), TelemetryLevel.Text).RootCauseMessage);
    }

    [Fact]
    public void Read_MembersThatThrow_LeaveTheRest()
    {
        var thrown = CaughtHostile();

        var read = ExceptionReading.Read(new InvalidOperationException("a", thrown), TelemetryLevel.Text);

        Assert.Equal(("a", null), (read.Message, read.RootCauseMessage));
        Assert.Equal("Telemetry.Client.Tests.Events.HostileFault", read.RootCauseType);
        Assert.NotEmpty(ExceptionReading.Read(thrown, TelemetryLevel.Text).Stack!);
    }

    [Fact]
    public async Task Stack_AsyncLambdaAndLocalFunction_AreNamedAsInTheSource()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(CallAsync);

        var functions = ExceptionReading.Stack(exception).Select(frame => frame.Function).ToList();
        var name = typeof(ExceptionReadingTests).FullName;
        Assert.Equal([$"{name}.CallAsync.Fail", $"{name}.CallAsync.lambda", $"{name}.CallAsync"], functions.Take(3));
        Assert.DoesNotContain(functions, function => function.Contains("TaskAwaiter", StringComparison.Ordinal) || function.Contains('<', StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Carries", "modelkit.stack")]
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

    private static async Task CallAsync()
    {
        await Task.Yield();
        Func<Task> fail = async () =>
        {
            await Task.Yield();
            Fail();
        };
        await fail();

        static void Fail() => throw new InvalidOperationException("x");
    }

    // xUnit's own assertion reads the message.
    private static HostileFault CaughtHostile()
    {
        try
        {
            throw new HostileFault();
        }
        catch (HostileFault e)
        {
            return e;
        }
    }

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
