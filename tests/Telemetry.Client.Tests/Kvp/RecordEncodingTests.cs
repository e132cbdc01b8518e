using System.Security.Cryptography;
using System.Text;
using Telemetry.Client.Kvp.Records;

namespace Telemetry.Client.Tests.Kvp;

public sealed class RecordEncodingTests
{
    [Fact]
    [Trait("Carries", "azure-init.records")]
    public void Encode_RecordOfAzureInit_IsTheSameToTheByte()
    {
        var record = new KvpRecord(
            "azure-init-0.1.1|4dc8e7f4-4f34-448c-bfd4-c0e2bba28629|INFO|lock_user|65df7542-3b6c-4666-b585-f11786b1338a",
            "Start: 2025-10-16T00:42:55.670Z | End: 2025-10-16T00:42:55.676Z");

        var bytes = RecordEncoding.Encode([record], KvpMode.Safe);

        Assert.Equal(2560, bytes.Length);
        Assert.Equal("d323e083abae566924ffb6038c8db8e0d43238ef54a61d5a2787d5905c95605d", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal("53746172743a2032", Convert.ToHexStringLower(bytes.AsSpan(512, 8)));
        Assert.Equal(record, PoolSlot.Of(bytes).Read());
    }

    [Theory]
    [InlineData(KvpMode.Safe, 254, 1022)]
    [InlineData(KvpMode.Unsafe, 512, 2048)]
    internal void Encode_AtTheLimits_IsTakenAndOneByteMoreIsRefused(KvpMode mode, int key, int value)
    {
        var most = new KvpRecord(new string('k', key), new string('v', value));
        Assert.Equal(most, PoolSlot.Of(RecordEncoding.Encode([most], mode)).Read());

        Assert.Contains($"{key} bytes", Refusal(most with { Key = most.Key + "k" }, mode), StringComparison.Ordinal);
        Assert.Contains($"this one has {value + 1}", Refusal(most with { Value = most.Value + "v" }, mode), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("é", 2)]
    [InlineData("€", 3)]
    [InlineData("错", 3)]
    [InlineData("😀", 4)]
    [Trait("Carries", "azure-init.limits")]
    public void Encode_LimitsOfCharactersWithManyBytes_AreCountedInBytes(string character, int size)
    {
        var count = KvpLimits.SafeValue / size;
        var most = new KvpRecord("key", string.Concat(Enumerable.Repeat(character, count)) + new string('a', KvpLimits.SafeValue - (count * size)));

        Assert.Equal(most, PoolSlot.Of(RecordEncoding.Encode([most], KvpMode.Safe)).Read());
        Assert.Contains($"{KvpLimits.SafeValue + 1}", Refusal(most with { Value = most.Value + "a" }, KvpMode.Safe), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "value", "at least one character")]
    [InlineData("a\0b", "value", "NUL")]
    [InlineData("key", "a\0b", "NUL")]
    public void Encode_WhatCannotBeARecord_IsRefusedWithTheReason(string key, string value, string reason) =>
        Assert.Contains(reason, Refusal(new KvpRecord(key, value), KvpMode.Unsafe), StringComparison.Ordinal);

    [Fact]
    public void Encode_HalfASurrogatePair_IsWrittenAsUtf8()
    {
        var bytes = RecordEncoding.Encode([new KvpRecord("key", "a\ud83db")], KvpMode.Safe);

        Assert.Equal(new KvpRecord("key", "a\ufffdb"), PoolSlot.Of(bytes).Read());
    }

    [Fact]
    public void Read_FieldThatIsNotUtf8_IsNoRecord()
    {
        var bytes = RecordEncoding.Encode([new KvpRecord("key", "value")], KvpMode.Safe);
        bytes[KvpLimits.KeyField] = 0xFF;

        Assert.Null(PoolSlot.Of(bytes).Read());
        Assert.Equal("key", Encoding.UTF8.GetString(PoolSlot.Of(bytes).Key.Span));
    }

    private static string Refusal(KvpRecord record, KvpMode mode)
    {
        var refused = Assert.Throws<KvpException>(() => RecordEncoding.Encode([record], mode));
        Assert.Equal(KvpFault.Refused, refused.Fault);
        return refused.Message;
    }
}
