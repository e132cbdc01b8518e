using System.Diagnostics;
#if !NET9_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
#endif

namespace Telemetry.Client.Events;

/// <summary>Reads of an exception what is not free text: types, functions, source file names and lines.</summary>
internal static class ExceptionReading
{
    /// <summary>The most frames of a stack (catalogue, <c>maxItems</c>): the innermost ones, where the fault is.</summary>
    internal const int MaxFrames = 32;

    /// <summary>The name with its namespace and without generic arguments, which would name assemblies and versions.</summary>
    internal static string TypeName(Exception exception)
    {
        var type = exception.GetType();
        return type.IsGenericType ? $"{type.Namespace}.{type.Name}" : type.FullName ?? type.Name;
    }

    /// <summary>The type of the innermost cause, or of the last before a chain refers back to itself; null where the exception has none.</summary>
    internal static string? RootCauseTypeName(Exception exception)
    {
        var cause = exception;
        var seen = new HashSet<Exception>(ReferenceEqualityComparer.Instance) { exception };
        while (cause.InnerException is { } inner && seen.Add(inner))
        {
            cause = inner;
        }

        return ReferenceEquals(cause, exception) ? null : TypeName(cause);
    }

    internal static IReadOnlyList<StackFrameInfo> Stack(Exception exception)
    {
        var trace = new StackTrace(exception, fNeedFileInfo: true);
        var frames = new List<StackFrameInfo>(Math.Min(trace.FrameCount, MaxFrames));
        foreach (var frame in trace.GetFrames().Take(MaxFrames))
        {
            var line = frame.GetFileLineNumber();
            frames.Add(new()
            {
                File = SourceFileName.Of(frame.GetFileName()),
                Line = line > 0 ? line : null,
                Function = FunctionName(frame),
            });
        }

        return frames;
    }

#if NET9_0_OR_GREATER
    private static string FunctionName(StackFrame frame)
    {
        var method = DiagnosticMethodInfo.Create(frame);
        return method is null ? Unknown : $"{method.DeclaringTypeName}.{method.Name}";
    }
#else
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only names are read; a trimmed method has none, and that is handled.")]
    private static string FunctionName(StackFrame frame)
    {
        var method = frame.GetMethod();
        return method is null ? Unknown : $"{method.DeclaringType?.FullName}.{method.Name}";
    }
#endif

    private const string Unknown = "?";
}
