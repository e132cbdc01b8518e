using Ingest.Functions.Deduplicating;
using Ingest.Functions.Endpoints;
using Ingest.Functions.Reading;
using Ingest.Functions.Validating;
using Telemetry.Schema.Catalogue;

namespace Ingest.Functions.Tests.Endpoints;

public sealed class IngestWorkspacePoolTests
{
    private static readonly EventPlans Plans = new(EventCatalogue.BuiltIn);

    private readonly DuplicateWindow _window = new(10, TimeSpan.FromMinutes(1), TimeProvider.System);
    private readonly IngestWorkspacePool _pool;

    public IngestWorkspacePoolTests() => _pool = new(Plans, _window, most: 2);

    [Fact]
    public void Get_AfterReturns_IsTheOneReturnedLastAndClean()
    {
        var (first, second) = (_pool.Get(), _pool.Get());
        second.Body.Write(1);
        _pool.Return(first);
        _pool.Return(second);

        Assert.Same(second, _pool.Get());
        Assert.Equal(0, second.Body.Length);
        Assert.Same(first, _pool.Get());
    }

    [Fact]
    public void Get_OfALightOne_IsCleanAndItsClaimsAreOver()
    {
        var workspace = _pool.Get();
        workspace.Body.Write(1);
        workspace.Slices.Add(new EventSlice(0, 1, SliceFault.None));
        workspace.Claims.Add(7);
        workspace.Claims.Claim("notes");
        workspace.Weigh();
        Assert.True(workspace.IsLight);
        _pool.Return(workspace);
        var other = new RequestClaims(_window);
        other.Add(7);

        Assert.Empty(other.Claim("notes"));
        Assert.Same(workspace, _pool.Get());
        Assert.Equal((0, 0, false), (workspace.Body.Length, workspace.Slices.Count, workspace.IsLight));
    }

    [Fact]
    public void Weigh_LargeBody_IsGivenBackAtOnce()
    {
        var workspace = _pool.Get();
        workspace.Body.Write(new byte[100_000]);
        workspace.Slices.Add(new EventSlice(0, 100_000, SliceFault.None));

        workspace.Weigh();
        _pool.Return(workspace);

        Assert.True(workspace.Body.IsLight);
    }

    [Fact]
    public void Return_MoreThanTheMost_AreForgotten()
    {
        var all = Enumerable.Range(0, 3).Select(_ => _pool.Get()).ToList();
        all.ForEach(_pool.Return);

        Assert.Same(all[1], _pool.Get());
        Assert.Same(all[0], _pool.Get());
        Assert.DoesNotContain(_pool.Get(), all);
    }

    [Fact]
    public void Return_ThatOfALargeBatch_IsForgotten()
    {
        var workspace = _pool.Get();
        workspace.Slices.EnsureCapacity(5_000);
        _pool.Return(workspace);

        Assert.NotSame(workspace, _pool.Get());
    }
}
