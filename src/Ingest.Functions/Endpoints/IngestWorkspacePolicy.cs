using Ingest.Functions.Deduplicating;
using Ingest.Functions.Validating;
using Microsoft.Extensions.ObjectPool;

namespace Ingest.Functions.Endpoints;

/// <summary>Makes workspaces and cleans them for the next request.</summary>
internal sealed class IngestWorkspacePolicy(EventPlans plans, DuplicateWindow window) : IPooledObjectPolicy<IngestWorkspace>
{
    /// <summary>Events that a kept workspace has room for; that of a larger batch is forgotten, or it would hold its memory for good.</summary>
    private const int MostEvents = 1024;

    /// <param name="mostRequests">Requests in progress at a time. Each holds a workspace until the store has answered, so that as many are kept for later.</param>
    public static ObjectPool<IngestWorkspace> Pool(EventPlans plans, DuplicateWindow window, int mostRequests) =>
        new DefaultObjectPoolProvider { MaximumRetained = mostRequests }.Create(new IngestWorkspacePolicy(plans, window));

    public IngestWorkspace Create() => new(plans, window);

    public bool Return(IngestWorkspace workspace)
    {
        workspace.Reset();
        return workspace.Slices.Capacity <= MostEvents;
    }
}
