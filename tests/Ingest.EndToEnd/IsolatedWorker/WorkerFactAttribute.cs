using System.Runtime.CompilerServices;

namespace Ingest.EndToEnd.IsolatedWorker;

/// <summary>A test of the published worker; skipped where nobody has published it, which CI does not take for passed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WorkerFactAttribute : FactAttribute
{
    public WorkerFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = $"{PublishedWorker.Variable} names no published worker.";
        SkipType = typeof(PublishedWorker);
        SkipUnless = nameof(PublishedWorker.IsThere);
    }
}
