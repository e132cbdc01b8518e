using System.Diagnostics;
#if !NET9_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
#endif

namespace Telemetry.Client.Events;

/// <summary>
/// Reads an exception: types, functions, source file names and lines, and where text is allowed its messages. Throws nothing, whatever
/// the exception's own members do.
/// </summary>
internal static class ExceptionReading
{
    /// <summary>The most frames of a stack (catalogue, <c>maxItems</c>): the innermost ones, where the fault is.</summary>
    internal const int MaxFrames = 32;

    /// <summary>A longer chain of causes was made to be long.</summary>
    private const int DeepestCause = 100;

    // What an await puts between a caller and its callee.
    private static readonly string[] Plumbing =
    [
        "System.Runtime.ExceptionServices.ExceptionDispatchInfo",
        "System.Runtime.CompilerServices.TaskAwaiter",
        "System.Runtime.CompilerServices.ValueTaskAwaiter",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable",
        "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable",
    ];

    /// <summary>What is known of the exception itself. Messages are raw, and only there at <see cref="TelemetryLevel.Text"/>.</summary>
    internal static ErrorEvent Read(Exception exception, TelemetryLevel level)
    {
        var cause = RootCause(exception);
        var text = level == TelemetryLevel.Text;
        return new()
        {
            ExceptionType = TypeName(exception),
            Stack = Stack(exception),
            RootCauseType = cause is null ? null : TypeName(cause),
            Message = text ? MessageOf(exception) : null,
            RootCauseMessage = text && cause is not null ? MessageOf(cause) : null,
        };
    }

    /// <summary>The name with its namespace and without generic arguments, which would name assemblies and versions.</summary>
    internal static string TypeName(Exception exception)
    {
        var type = exception.GetType();
        return type.IsGenericType ? $"{type.Namespace}.{type.Name}" : type.FullName ?? type.Name;
    }

    /// <summary>The innermost cause, or the last before a chain refers back to itself; null where the exception has none.</summary>
    internal static Exception? RootCause(Exception exception)
    {
        var cause = exception;
        var seen = new HashSet<Exception>(ReferenceEqualityComparer.Instance) { exception };
        while (seen.Count <= DeepestCause && cause.InnerException is { } inner && seen.Add(inner))
        {
            cause = inner;
        }

        return ReferenceEquals(cause, exception) ? null : cause;
    }

    internal static IReadOnlyList<StackFrameInfo> Stack(Exception exception)
    {
        try
        {
            return [.. new StackTrace(exception, fNeedFileInfo: true).GetFrames().Select(Frame).OfType<StackFrameInfo>().Take(MaxFrames)];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>The message of an app's own exception may be code, and fail.</summary>
    private static string? MessageOf(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Null for a frame that only carries the exception on.</summary>
    private static StackFrameInfo? Frame(StackFrame frame)
    {
        var (type, method) = Names(frame);
        if (type is not null && Array.Exists(Plumbing, plumbing => type.StartsWith(plumbing, StringComparison.Ordinal)))
        {
            return null;
        }

        var line = frame.GetFileLineNumber();
        return new()
        {
            File = SourceFileName.Of(frame.GetFileName()),
            Line = line > 0 ? line : null,
            Function = FunctionName.Of(type, method),
        };
    }

#if NET9_0_OR_GREATER
    private static (string? Type, string? Method) Names(StackFrame frame)
    {
        var method = DiagnosticMethodInfo.Create(frame);
        return (method?.DeclaringTypeName, method?.Name);
    }
#else
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only names are read; a trimmed method has none, and that is handled.")]
    private static (string? Type, string? Method) Names(StackFrame frame)
    {
        var method = frame.GetMethod();
        return (method?.DeclaringType?.FullName, method?.Name);
    }
#endif
}
