using Ingest.Functions.Deduplicating;
using Ingest.Functions.Validating;
using Microsoft.Extensions.ObjectPool;

namespace Ingest.Functions.Endpoints;

/// <summary>Makes workspaces and cleans them for the next request.</summary>
internal sealed class IngestWorkspacePolicy(EventPlans plans, DuplicateWindow window) : IPooledObjectPolicy<IngestWorkspace>
{
    public IngestWorkspace Create() => new(plans, window);

    public bool Return(IngestWorkspace workspace)
    {
        workspace.Reset();
        return true;
    }
}
