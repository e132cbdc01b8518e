using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Telemetry.Client.Kvp.Reading;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Tests.Kvp;

public sealed class PoolReaderTests
{
    private const string Key = "notes-1.2.0|4dc8e7f4-4f34-448c-bfd4-c0e2bba28629|INFO|add|00f067aa0ba902b7";

    [Fact]
    [Trait("Carries", "azure-init.records")]
    [Trait("Carries", "azure-init.keys")]
    [Trait("Carries", "azure-init.values")]
    public void Read_EventInOneRecord_HasItsParts() =>
        Assert.Equal(
            [new PoolEntry.Diagnostic("notes-1.2.0", "4dc8e7f4-4f34-448c-bfd4-c0e2bba28629", "INFO", "add", "00f067aa0ba902b7", "Time: t")],
            PoolReader.Read([Slot(Key, "Time: t")]));

    [Fact]
    [Trait("Carries", "azure-init.diagnostics")]
    public void Read_NumberedChunks_AreOneEvent()
    {
        var value = string.Concat(Enumerable.Repeat("错é€😀", 400));

        var entries = PoolReader.Read([.. ValueChunks.Of(Key, value).Select(r => Slot(r.Key, r.Value)), Slot(Key, "next")]);

        Assert.Equal([value, "next"], entries.Cast<PoolEntry.Diagnostic>().Select(d => d.Value));
    }

    [Fact]
    public void Read_ChunksUnderOneKeyThatAreCutWithinACharacter_AreOneEvent()
    {
        var value = new string('错', 700);
        var bytes = Encoding.UTF8.GetBytes(value);

        var entries = PoolReader.Read([.. bytes.Chunk(KvpLimits.SafeValue).Select(chunk => new PoolSlot(Encoding.UTF8.GetBytes(Key), chunk))]);

        Assert.Equal(value, Assert.IsType<PoolEntry.Diagnostic>(Assert.Single(entries)).Value);
    }

    [Theory]
    [InlineData("a|b|LOUD|d|e")]
    [InlineData("a|b|INFO|d|e|1")]
    public void Read_KeyThatIsAlmostAnEvent_IsMalformed(string key) =>
        Assert.IsType<PoolEntry.Malformed>(Assert.Single(PoolReader.Read([Slot(key, "v")])));

    [Theory]
    [InlineData("plain")]
    [InlineData("a|b|c|d")]
    [InlineData("a|b|c|d|e|f|g")]
    public void Read_OtherKeys_AreRaw(string key) =>
        Assert.Equal([new PoolEntry.Raw(key, "v")], PoolReader.Read([Slot(key, "v")]));

    [Fact]
    public void Read_KeyOrValueThatIsNotUtf8_IsMalformedAndTheOthersAreRead()
    {
        var entries = PoolReader.Read([new PoolSlot(new byte[] { 0xFF }, Encoding.UTF8.GetBytes("v")), new PoolSlot(Encoding.UTF8.GetBytes(Key), new byte[] { 0xE9 }), Slot(Key, "v")]);

        Assert.Equal([typeof(PoolEntry.Malformed), typeof(PoolEntry.Malformed), typeof(PoolEntry.Diagnostic)], entries.Select(e => e.GetType()));
    }

    [Fact]
    [Trait("Carries", "cloud-init.report")]
    [Trait("Carries", "azure-init.report")]
    public void Read_ReportOfAzureInitAndOfCloudInit_HaveTheSameFields()
    {
        var azureInit = PoolReader.Read([Slot("PROVISIONING_REPORT", "result=error|\"reason=a|b \"\"c\"\"\"|agent=Azure-Init/0.1.1")]);
        var cloudInit = PoolReader.Read([Slot("PROVISIONING_REPORT", "result=error|'reason=a|b \"c\"'|agent=Cloud-Init/25.1")]);

        Assert.Equal([("result", "error"), ("reason", "a|b \"c\""), ("agent", "Azure-Init/0.1.1")], Fields(azureInit));
        Assert.Equal([("result", "error"), ("reason", "a|b \"c\""), ("agent", "Cloud-Init/25.1")], Fields(cloudInit));
    }

    [Fact]
    [Trait("Carries", "cloud-init.keys")]
    public void Read_ShortEventOfCloudInit_HasItsParts() =>
        Assert.Equal(
            [
                new PoolEntry.CloudInit("1699999999", "finish", "init-network/config-ssh", "4dc8e7f4-4f34-448c-bfd4-c0e2bba28629",
                    "65df7542-3b6c-4666-b585-f11786b1338a", "2026-11-21T09:00:00.123456+00:00", "SUCCESS", 1.25, "done \"well\""),
            ],
            PoolReader.Read(CloudInitWriter.Event("done \"well\"")));

    [Fact]
    [Trait("Carries", "cloud-init.slices")]
    public void Read_LongEventOfCloudInitWithCutEscapes_HasTheOriginalText()
    {
        var parts = Gen.Elements("a", "\\", "\"", "\n", "é", "错", "😀", "{\"msg\":\"", "\"}");
        var texts = Gen.Choose(200, 2000).SelectMany(n => parts.ArrayOf(n)).Select(p => string.Concat(p));
        Check.QuickThrowOnFailure(Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var entries = PoolReader.Read([.. CloudInitWriter.Event(text), .. CloudInitWriter.Event("next")]);
            return entries.Cast<PoolEntry.CloudInit>().Select(e => e.Message).SequenceEqual([text, "next"]);
        }));
    }

    [Fact]
    [Trait("Carries", "cloud-init.compressed")]
    public void Read_CompressedEventOfCloudInit_HasTheOriginalText()
    {
        var random = new Random(7);
        var log = string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"[{i,5}.{random.Next(1000000):d6}] kernel: {random.Next():x} é"));

        var slots = CloudInitWriter.Compressed(log);

        Assert.True(slots.Count > 3);
        Assert.Equal(log, Assert.IsType<PoolEntry.CloudInit>(Assert.Single(PoolReader.Read(slots))).Message);
    }

    [Fact]
    public void Read_EventOfCloudInitWithoutItsFirstOrItsMiddleSlice_IsMalformed()
    {
        var slots = CloudInitWriter.Event(new string('x', 5000));

        Assert.All(PoolReader.Read([.. slots.Skip(1)]), e => Assert.IsType<PoolEntry.Malformed>(e));
        Assert.Contains(PoolReader.Read([slots[0], .. slots.Skip(2)]), e => e is PoolEntry.Malformed);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public void Read_ValueThatCloudInitDoesNotWrite_IsMalformed(string value) =>
        Assert.IsType<PoolEntry.Malformed>(Assert.Single(PoolReader.Read([CloudInitWriter.Slot(CloudInitWriter.Key, value)])));

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"encoding\":\"gz+b64\",\"data\":\"%\"}")]
    [InlineData("{\"encoding\":\"gz+b64\",\"data\":\"AAAA\"}")]
    [InlineData("{\"encoding\":\"other\",\"data\":\"AAAA\"}")]
    public void Read_CompressedEventThatIsNot_IsMalformed(string message) =>
        Assert.IsType<PoolEntry.Malformed>(Assert.Single(PoolReader.Read(CloudInitWriter.Event(message, CloudInitWriter.Key.Replace("|finish|", "|compressed|", StringComparison.Ordinal)))));

    private static IEnumerable<(string, string)> Fields(IReadOnlyList<PoolEntry> entries) =>
        Assert.IsType<PoolEntry.Report>(Assert.Single(entries)).Fields.Select(f => (f.Key, f.Value));

    private static PoolSlot Slot(string key, string value) => CloudInitWriter.Slot(key, value);
}
