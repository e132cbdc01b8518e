using Ingest.Functions.Answering;
using Ingest.Functions.Deduplicating;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Sinks;
using Ingest.Functions.Tests.Deduplicating;
using Ingest.Functions.Validating;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Tests.Endpoints;

public sealed class IngestWorkspaceTests
{
    [Fact]
    public void Reset_AfterARequest_LeavesNothingToTheNext()
    {
        var window = new DuplicateWindow(10, TimeSpan.FromMinutes(1), TimeProvider.System);
        using var workspace = new IngestWorkspace(new EventPlans(EventCatalogue.BuiltIn), window);
        workspace.Body.Write(1);
        workspace.Scratch.Write(1);
        workspace.Rows.Write(1);
        workspace.Slices.Add(default);
        workspace.Accepted.Add(default);
        workspace.Copies.Add(new EventCopy(default, Task.FromResult(CommitOutcome.Stored)));
        workspace.Refused.Add(new EventResult(0, null, Verdict.Invalid, []));
        Assert.Empty(workspace.Claims.Claim(1));

        workspace.Reset();

        Assert.Equal(0, workspace.Body.Length + workspace.Scratch.Length + workspace.Rows.Length);
        Assert.Equal(0, workspace.Slices.Count + workspace.Accepted.Count + workspace.Copies.Count + workspace.Refused.Count);
        Assert.Equal(0, window.Count);
    }
}
