using Ingest.Functions.Deduplicating;
using Ingest.Functions.Validating;
using Microsoft.Extensions.ObjectPool;

namespace Ingest.Functions.Endpoints;

/// <summary>Makes workspaces and cleans them for the next request.</summary>
internal sealed class IngestWorkspacePolicy(EventPlans plans, DuplicateWindow window) : IPooledObjectPolicy<IngestWorkspace>
{
    /// <summary>
    /// Workspaces kept for later. A request holds one until the store has answered, so that hundreds are out at a time. What a
    /// burst makes past this is forgotten.
    /// </summary>
    private const int MostKept = 1024;

    /// <summary>Events that a kept workspace has room for; that of a larger batch is forgotten, or it would hold its memory for good.</summary>
    private const int MostEvents = 1024;

    public static ObjectPool<IngestWorkspace> Pool(EventPlans plans, DuplicateWindow window) =>
        new DefaultObjectPoolProvider { MaximumRetained = MostKept }.Create(new IngestWorkspacePolicy(plans, window));

    public IngestWorkspace Create() => new(plans, window);

    public bool Return(IngestWorkspace workspace)
    {
        workspace.Reset();
        return workspace.Slices.Capacity <= MostEvents;
    }
}
