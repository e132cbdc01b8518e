using Ingest.Functions.Sinks;

namespace Ingest.Functions.Tests.Sinks.Files;

public sealed class RowFileStoreFaultTests : IDisposable
{
    private const string First = "rows-20261121T09-000.jsonl";

    private readonly Stores _stores = new();

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Write_Fault_IsARetryAndLeavesTheFileAsItWas(bool halfWay, bool flush)
    {
        _stores.Write("a\n");
        _stores.Writer.FailsHalfWay = halfWay;
        _stores.Writer.FailsToFlush = flush;

        Assert.Equal(CommitOutcome.Retry(RetryReason.SinkFailed), _stores.Write("bbbb\n", "cccc\n"));
        Assert.Equal("a\n", _stores.Read(First));
        Assert.Equal(DateTimeOffset.MinValue, _stores.Store.LastStored);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Write_AfterAFault_GoesToANewFile(bool halfWay, bool flush)
    {
        _stores.Write("a\n");
        _stores.Writer.FailsHalfWay = halfWay;
        _stores.Writer.FailsToFlush = flush;
        _stores.Write("b\n");
        _stores.Writer.FailsHalfWay = false;
        _stores.Writer.FailsToFlush = false;

        Assert.True(_stores.Write("c\n").IsStored);
        Assert.True(_stores.Write("d\n").IsStored);
        Assert.Equal("a\n", _stores.Read(First));
        Assert.Equal("c\nd\n", _stores.Read("rows-20261121T09-001.jsonl"));
    }

    [Fact]
    public void Write_ManyFaults_NeverReturnsToAFailedFileAndLeavesNoEmptyOnes()
    {
        _stores.Write("a\n");
        _stores.Writer.FailsToFlush = true;
        for (var i = 0; i < 20; i++)
        {
            Assert.False(_stores.Write("b\n").IsStored);
        }

        Assert.Equal([First], _stores.Files());
        _stores.Writer.FailsToFlush = false;
        _stores.Write("c\n");
        Assert.Equal([First, "rows-20261121T09-020.jsonl"], _stores.Files());
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("")]
    public void Write_DirectoryGone_IsARetry(string before)
    {
        _stores.Write(before);
        Directory.Delete(_stores.Path, recursive: true);
        _stores.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(RetryReason.SinkFailed, _stores.Write("b\n").Reason);
        Directory.CreateDirectory(_stores.Path);
        Assert.True(_stores.Write("c\n").IsStored);
    }

    [Fact]
    public void Write_PastTheQuota_IsRefusedUntilThereIsRoom()
    {
        const string Old = "rows-20261120T09-000.jsonl";
        _stores.Options = _stores.Options with { QuotaBytes = 2000 };
        _stores.Put(Old, new string('x', 1499) + "\n");

        Assert.True(_stores.Write(new string('a', 499) + "\n").IsStored);
        Assert.Equal(CommitOutcome.Retry(RetryReason.QuotaReached), _stores.Write("\n"));
        Assert.Equal(CommitOutcome.Retry(RetryReason.QuotaReached), _stores.Write(""));

        File.Delete(Path.Combine(_stores.Path, Old));
        Assert.Equal(RetryReason.QuotaReached, _stores.Write("b\n").Reason);
        _stores.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_stores.Write("b\n").IsStored);
        Assert.Equal(new string('a', 499) + "\nb\n", _stores.Read(First));
    }

    [Fact]
    public void Write_QuotaAcrossHoursAndRestarts_CountsAllFiles()
    {
        _stores.Options = _stores.Options with { QuotaBytes = 12 };
        Assert.True(_stores.Write("aaa\n").IsStored);
        _stores.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(_stores.Write("bbb\n").IsStored);
        _stores.Close();
        _stores.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(RetryReason.QuotaReached, _stores.Write("ccccc\n").Reason);
        Assert.True(_stores.Write("ccc\n").IsStored);
        Assert.Equal(RetryReason.QuotaReached, _stores.Write("\n").Reason);
    }

    [Fact]
    public void Write_QuotaFreedByRetention_IsTakenAgain()
    {
        _stores.Options = _stores.Options with { QuotaBytes = 4, RetainDays = 1 };
        Assert.True(_stores.Write("aaa\n").IsStored);
        Assert.Equal(RetryReason.QuotaReached, _stores.Write("\n").Reason);
        _stores.Clock.Advance(TimeSpan.FromHours(25));

        Assert.True(_stores.Write("bbb\n").IsStored);
        Assert.Equal(["rows-20261122T10-000.jsonl"], _stores.Files());
    }

    public void Dispose() => _stores.Dispose();
}
