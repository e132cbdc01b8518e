using Ingest.Testing;
using Telemetry.Panels.Rows;

namespace Telemetry.Panels.Tests.Rows;

public sealed class RowFilesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Refresh_AfterMoreWasAppended_ReadsOnlyThat()
    {
        var files = new RowFiles([_directory.Path], LastLine.Left);
        Append("rows-20261121T08-000.jsonl", Row(1) + "\n");
        Assert.True(files.Refresh(cancellation: TestContext.Current.CancellationToken));
        var store = files.Store;

        Assert.False(files.Refresh(cancellation: TestContext.Current.CancellationToken));
        Append("rows-20261121T08-000.jsonl", Row(2) + "\n");
        Append("rows-20261121T09-000.jsonl", Row(3) + "\n");
        Assert.True(files.Refresh(cancellation: TestContext.Current.CancellationToken));

        Assert.Same(store, files.Store);
        Assert.Equal(3, store.Count);
    }

    [Fact]
    public void Refresh_WhileALineIsBeingWritten_LeavesItUntilItIsWhole()
    {
        var files = new RowFiles([_directory.Path], LastLine.Left);
        var row = Row(1);
        Append("rows.jsonl", row[..50]);
        files.Refresh(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((0, 0), (files.Store.Count, files.Store.Unreadable));

        Append("rows.jsonl", row[50..] + "\n");
        files.Refresh(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), (files.Store.Count, files.Store.Unreadable));
    }

    [Fact]
    public void Refresh_AfterTheTailWasTakenOff_StartsOver()
    {
        var files = new RowFiles([_directory.Path], LastLine.Left);
        Append("rows.jsonl", $"{Row(1)}\n{Row(2)}\n");
        files.Refresh(cancellation: TestContext.Current.CancellationToken);

        File.WriteAllText(_directory.File("rows.jsonl"), Row(3) + "\n");
        files.Refresh(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(1, files.Store.Count);
    }

    [Fact]
    public void Refresh_AfterMostFilesWereRemoved_ForgetsThem()
    {
        var files = new RowFiles([_directory.Path], LastLine.Left);
        Append("a.jsonl", $"{Row(1)}\n{Row(2)}\n");
        Append("b.jsonl", Row(3) + "\n");
        files.Refresh(cancellation: TestContext.Current.CancellationToken);

        File.Delete(_directory.File("a.jsonl"));
        files.Refresh(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(1, files.Store.Count);
    }

    [Fact]
    public void Read_LinesLongerThanTheBuffer_AreCountedAndPassedOver()
    {
        var store = new RowStore();
        Append("rows.jsonl", $"{Row(1)}\n{new string('x', (2 * LineFeed.LongestLine) + 17)}\n{Row(2)}\n\n  \n{{\"half\":");
        using var stream = File.OpenRead(_directory.File("rows.jsonl"));

        new LineFeed(store).Read(stream, LastLine.Read, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((2, 2), (store.Count, store.Unreadable));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"EventTime\":\"never\"}")]
    [InlineData("{\"EventTime\":5,\"Reason\":{}}")]
    [InlineData("{\"EventTime\":\"2026-11-21T08:00:00Z\"")]
    [InlineData("{\"DurationMs\":1e400}")]
    [InlineData("{\"Properties\":[1,{\"stack\":[[[]]]}]}")]
    [InlineData("\u0000\uFFFD")]
    public void Read_WhatIsNoRow_IsCounted(string line)
    {
        var store = new RowStore();

        new RowReader(store).Read(System.Text.Encoding.UTF8.GetBytes(line));

        Assert.Equal((0, 0, 1), (store.Count, store.Rejects.Count, store.Unreadable));
    }

    [Theory]
    [InlineData("019a0000-0000-7000-8000-0000000000ab")]
    [InlineData("019A0000-0000-7000-8000-0000000000AB")]
    [InlineData("not-a-uuid")]
    [InlineData("")]
    public void RowKey_OfAnyText_GivesItBack(string text)
    {
        var texts = new TextPool();

        Assert.Equal(text, RowKey.Of(text, texts).Text(texts));
    }

    private void Append(string name, string text) => File.AppendAllText(_directory.File(name), text);

    private static string Row(int id) =>
        $$"""{"TimeGenerated":"2026-11-21T08:00:00.000Z","EventTime":"2026-11-21T08:00:00.000Z","ReceivedTime":"2026-11-21T08:00:01.000Z","EventId":"019a0000-0000-7000-8000-{{id:000000000000}}","Name":"command","App":"notes","AppVersion":"1.0.0","Outcome":"success"}""";
}
