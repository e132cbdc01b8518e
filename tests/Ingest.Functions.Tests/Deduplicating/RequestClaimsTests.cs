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
        Assert.Null(claims.Claim(Keys.Of(1)));
        Assert.Null(claims.Claim(Keys.Of(2)));
        var copy = claims.Claim(Keys.Of(1));
        Assert.Null(claims.Claim(Keys.Of(3)));

        claims.Settle(new CommitOutcome(RetryReason.QueueFull, TimeSpan.FromSeconds(1), [RowVerdict.Stored, RowVerdict.Invalid, RowVerdict.Retry]));

        Assert.True(copy is { IsCompletedSuccessfully: true });
        Assert.NotNull(_window.Claim(Keys.Of(1)));
        Assert.Null(_window.Claim(Keys.Of(2)));
        Assert.Null(_window.Claim(Keys.Of(3)));
    }

    [Fact]
    public async Task Abandon_ClaimsLeft_AreRetriedAndFree()
    {
        var claims = new RequestClaims(_window);
        Assert.Null(claims.Claim(Keys.Of(1)));
        var copy = _window.Claim(Keys.Of(1))!;

        claims.Abandon();

        Assert.Equal(RetryReason.SinkFailed, (await copy).Reason);
        Assert.Null(_window.Claim(Keys.Of(1)));
    }

    [Fact]
    public void Abandon_AfterSettle_ChangesNothing()
    {
        var claims = new RequestClaims(_window);
        Assert.Null(claims.Claim(Keys.Of(1)));
        claims.Settle(CommitOutcome.Stored);

        claims.Abandon();

        Assert.NotNull(_window.Claim(Keys.Of(1)));
    }
}
