using System.Collections.Concurrent;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Validating;
using Microsoft.Extensions.ObjectPool;

namespace Ingest.Functions.Endpoints;

/// <summary>
/// Workspaces of requests that are over, for those that come. A thread gets back the one that it returned last, whose memory is
/// still in its processor's cache; the framework's pool gives the one that has lain longest.
/// </summary>
/// <param name="most">How many are kept: as many as requests may be in progress, since each holds one until the store has answered.</param>
internal sealed class IngestWorkspacePool(EventPlans plans, DuplicateWindow window, int most) : ObjectPool<IngestWorkspace>
{
    /// <summary>Events that a kept workspace has room for; that of a larger batch is forgotten, or it would hold its memory for good.</summary>
    private const int MostEvents = 1024;

    private readonly ConcurrentBag<IngestWorkspace> _kept = [];
    private int _count;

    public override IngestWorkspace Get()
    {
        if (!_kept.TryTake(out var workspace))
        {
            return new IngestWorkspace(plans, window);
        }

        Interlocked.Decrement(ref _count);
        if (workspace.IsLight)
        {
            workspace.Reset();
        }

        return workspace;
    }

    public override void Return(IngestWorkspace workspace)
    {
        if (workspace.IsLight)
        {
            workspace.Claims.Abandon();
        }
        else
        {
            workspace.Reset();
            if (workspace.Slices.Capacity > MostEvents)
            {
                workspace.Dispose();
                return;
            }
        }

        if (Interlocked.Increment(ref _count) > most)
        {
            Interlocked.Decrement(ref _count);
            workspace.Dispose();
        }
        else
        {
            _kept.Add(workspace);
        }
    }
}
