using Ingest.Functions.Deduplicating;
using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Deduplicating;

public sealed class RequestClaimsTests
{
    private readonly DuplicateWindow _window = new(10, TimeSpan.FromMinutes(1), TimeProvider.System);

    [Fact]
    public void Settle_RowsThatDiffer_EachIdGetsItsOwnRowsOutcome()
    {
        var claims = new RequestClaims(_window);
        var copy = claims.Claim(1, 2, 1, 3).Single();

        claims.Settle(new CommitOutcome(RetryReason.QueueFull, TimeSpan.FromSeconds(1), [RowVerdict.Stored, RowVerdict.Invalid, RowVerdict.Retry]));

        Assert.Equal(2, copy.At);
        Assert.True(copy.First.IsCompletedSuccessfully);
        Assert.NotNull(_window.Claim(1));
        Assert.Null(_window.Claim(2));
        Assert.Null(_window.Claim(3));
    }

    [Fact]
    public async Task Abandon_ClaimsLeft_AreRetriedAndFree()
    {
        var claims = new RequestClaims(_window);
        Assert.Empty(claims.Claim(1));
        var copy = _window.Claim(1)!;

        claims.Abandon();

        Assert.Equal(RetryReason.SinkFailed, (await copy).Reason);
        Assert.Null(_window.Claim(1));
    }

    [Fact]
    public void Abandon_AfterSettle_ChangesNothing()
    {
        var claims = new RequestClaims(_window);
        Assert.Empty(claims.Claim(1));
        claims.Settle(CommitOutcome.Stored);

        claims.Abandon();

        Assert.NotNull(_window.Claim(1));
    }

    [Fact]
    public void Abandon_NotYetClaimed_ForgetsThem()
    {
        var claims = new RequestClaims(_window);
        claims.Add(1);

        claims.Abandon();

        Assert.Empty(claims.Claim(2));
        claims.Settle(CommitOutcome.Stored);
        Assert.Null(_window.Claim(1));
    }
}
