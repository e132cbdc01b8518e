using Ingest.Functions.Validating;
using Microsoft.Extensions.ObjectPool;

namespace Ingest.Functions.Endpoints;

/// <summary>Makes workspaces and cleans them for the next request.</summary>
internal sealed class IngestWorkspacePolicy(EventPlans plans) : IPooledObjectPolicy<IngestWorkspace>
{
    public IngestWorkspace Create() => new(plans);

    public bool Return(IngestWorkspace workspace)
    {
        workspace.Reset();
        return true;
    }
}
